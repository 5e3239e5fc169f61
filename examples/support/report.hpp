// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "image.hpp"

/// What a demo has in common with the others: its picture, its folder for results and its table of values.
namespace demo {

/// One value of a demo beside the article's (or SciPy's).
struct Row {
    std::string name;
    std::string value;
    std::string expected;  ///< empty when the article names none
    std::string wanted;    ///< what makes the row right, empty when the value is only shown
    bool right = true;
};

/// Collects the values and pictures of one demo. When the user gave a picture of their own, values are shown without
/// the article's, which belong to Lenna.
class Report {
public:
    Report(std::string program, std::optional<Picture> own) : program_(std::move(program)), own_(std::move(own)) {}

    /// The user's picture, or `standard` from the data folder.
    [[nodiscard]] Picture picture(const std::string& standard);
    /// `value` for information.
    void show(const std::string& name, double value);
    void show(const std::string& name, const std::string& value);
    /// Right when |value - expected| <= tolerance.
    void close(const std::string& name, double value, double expected, double tolerance);
    /// Right when value and expected are the same whole number.
    void equal(const std::string& name, long long value, long long expected);
    /// Right when value <= limit; `expected` is what SciPy reached.
    void at_most(const std::string& name, double value, double limit, double expected);
    /// Writes out/<name>. On the standard picture, compares it with SciPy's picture of that name where one is stored:
    /// right when at most `share` of all values differ, and those by one level at most.
    void save(const std::string& name, const Picture& result, double share = 0.001);
    void save(const std::string& name, const Plane& result, double share = 0.001) {
        save(name, Picture{{result}}, share);
    }

    [[nodiscard]] const std::string& program() const { return program_; }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<std::string>& pictures() const { return pictures_; }
    [[nodiscard]] bool own_picture_unused() const { return own_ && !picture_read_; }

private:
    void add(Row row);

    std::string program_;
    std::optional<Picture> own_;
    bool picture_read_ = false;
    std::vector<Row> rows_;
    std::vector<std::string> pictures_;
};

/// Runs `body`, prints its table and merges it into out/report.json. Returns main's result: 0, or 1 with a message on
/// an exception, a picture that cannot be read, or a value that is off.
int run(const std::string& program, int argc, char** argv, const std::function<void(Report&)>& body);

/// Prints all of out/report.json. Returns 0 when it holds every one of `programs` and all rows are right, else 1.
int print_all(const std::vector<std::string_view>& programs);

}  // namespace demo
