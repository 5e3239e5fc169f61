#pragma once

#include <Eigen/Core>
#include <complex>
#include <map>
#include <scixx/core/array.hpp>
#include <string>
#include <vector>

/// Reads the values that the scripts under tests/reference stored (see tests/reference/writer.py for the format).
namespace scixx::testing {

/// A stored array of any rank, elements in C order; a scalar has rank 0.
struct Numbers {
    core::Dims shape;
    std::vector<double> real;
    std::vector<double> imag;  // empty unless complex
};

/// One case of a reference file: named arrays, numbers and texts.
class Case {
public:
    [[nodiscard]] bool has(const std::string& key) const { return numbers_.count(key) || texts_.count(key); }
    [[nodiscard]] const Numbers& numbers(const std::string& key) const;
    [[nodiscard]] const std::string& text(const std::string& key) const;
    [[nodiscard]] double number(const std::string& key) const { return numbers(key).real.at(0); }
    [[nodiscard]] Eigen::Index integer(const std::string& key) const { return static_cast<Eigen::Index>(number(key)); }
    [[nodiscard]] bool flag(const std::string& key) const { return number(key) != 0; }

    /// The elements in C order, converted to T.
    template <class T>
    [[nodiscard]] std::vector<T> list(const std::string& key) const {
        std::vector<T> values;
        for (double value : numbers(key).real) values.push_back(static_cast<T>(value));
        return values;
    }

    /// The array as an owning Eigen object (with <scixx/tensor.hpp> a Tensor) of the stored rank.
    template <core::ArrayLike A>
    [[nodiscard]] A array(const std::string& key) const {
        using T = core::ScalarOf<A>;
        const Numbers& source = numbers(key);
        core::require(source.shape.size() == core::rank_of<A>, "Case::array", key, " has another rank: ", source.shape);
        A result = core::allocate<A>(source.shape);
        const auto target = core::view(result);
        core::Dims index = core::Dims::filled(source.shape.size(), 0);
        for (std::size_t i = 0; i < source.real.size(); ++i) {
            if constexpr (core::is_complex<T>)
                target(index) = T(static_cast<core::RealOf<T>>(source.real[i]),
                                  static_cast<core::RealOf<T>>(source.imag.empty() ? 0.0 : source.imag[i]));
            else
                target(index) = static_cast<T>(source.real[i]);
            for (int axis = index.size() - 1; axis >= 0 && ++index[axis] == source.shape[axis]; --axis) index[axis] = 0;
        }
        return result;
    }

private:
    friend class Reference;
    std::map<std::string, Numbers> numbers_;
    std::map<std::string, std::string> texts_;
};

/// The cases of tests/reference/<path>, for example Reference("signal/convolve.json").
class Reference {
public:
    explicit Reference(const std::string& path);
    [[nodiscard]] const Case& operator[](const std::string& name) const;
    /// All cases by name. Not for a temporary: keep the Reference in a variable.
    [[nodiscard]] const std::map<std::string, Case>& cases() const& { return cases_; }
    void cases() const&& = delete;

private:
    std::string path_;
    std::map<std::string, Case> cases_;
};

}  // namespace scixx::testing
