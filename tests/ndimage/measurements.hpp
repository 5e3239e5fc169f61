#pragma once

#include <limits>
#include <scixx/ndimage/label_index.hpp>
#include <scixx/tensor.hpp>
#include <string>
#include <type_traits>

#include "support/closeness.hpp"
#include "support/reference.hpp"

/// What the tests of measurements over labels share: SciPy's values are in ndimage/sum_labels.json.
namespace scixx::testing {

/// Values (one number or a column) against the stored ones, in one function for all types.
inline void expect_values(const Case& stored, const std::string& key, const Eigen::ArrayXd& actual,
                          double tolerance = 0) {
    SCOPED_TRACE(key);
    EXPECT_SCALED_CLOSE(actual, stored.array<Eigen::ArrayXd>(key), tolerance);
}
inline void expect_rows(const Case& stored, const std::string& key, const Eigen::ArrayXXd& actual) {
    SCOPED_TRACE(key);
    EXPECT_SCALED_CLOSE(actual, stored.array<Eigen::ArrayXXd>(key), 0);
}
[[nodiscard]] inline Eigen::ArrayXd column(double value) {
    return Eigen::ArrayXd::Constant(1, value);
}
template <class T>
[[nodiscard]] Eigen::ArrayXd column(const Eigen::Array<T, Eigen::Dynamic, 1>& values) {
    return values.template cast<double>();
}

/// Calls check(stored, form, a, selection...) for each stored case: with all forms of a selection for the matrices,
/// with a list of labels for the columns and the tensors.
template <class Check>
void for_each_measurement(Check&& check) {
    const auto list = [](const Case& stored) { return ndimage::LabelIndex(stored.list<long>("index")); };
    const Reference reference("ndimage/sum_labels.json");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        SCOPED_TRACE(name);
        ++count;
        const auto rank = stored.numbers("a").shape.size();
        if (rank == 1) {
            check(stored, "list", stored.template array<Eigen::ArrayXd>("a"),
                  stored.template array<Eigen::ArrayXi>("labels"), list(stored));
        } else if (rank == 3) {
            check(stored, "list", stored.template array<Eigen::Tensor<double, 3, Eigen::RowMajor>>("a"),
                  stored.template array<Eigen::Tensor<float, 3>>("labels"), list(stored));
        } else {
            using Labels = Eigen::Array<int, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
            const auto a = stored.template array<Eigen::ArrayXXd>("a");
            const auto labels = stored.template array<Labels>("labels");
            check(stored, "all", a);
            check(stored, "positive", a, labels);
            check(stored, "one", a, labels, static_cast<int>(stored.integer("one")));
            check(stored, "list", a, labels, list(stored));
        }
    }
    EXPECT_EQ(count, 9);
}

}  // namespace scixx::testing
