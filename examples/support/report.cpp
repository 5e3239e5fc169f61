// SPDX-License-Identifier: BSD-3-Clause
#include "report.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

namespace demo {

namespace {

using Json = nlohmann::ordered_json;
const std::filesystem::path out_folder = "out";
const std::filesystem::path report_file = out_folder / "report.json";

std::string text(double value, int digits = 17) {
    std::array<char, 40> buffer{};
    for (int precision = std::min(digits, 15); precision <= digits; ++precision) {  // the shortest that reads back
        std::snprintf(buffer.data(), buffer.size(), "%.*g", precision, value);
        if (std::strtod(buffer.data(), nullptr) == value) break;
    }
    return buffer.data();
}

/// A number where the text is one, so that report.json holds numbers.
Json to_json(const std::string& cell) {
    Json number = Json::parse(cell, nullptr, false);
    return number.is_number() ? number : Json(cell);
}
std::string to_text(const Json& cell) {
    return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

/// Columns of equal width (the cells are ASCII, so bytes are columns); a long text that nothing stands beside runs
/// over.
void print_rows(const std::vector<std::pair<std::string, std::vector<Row>>>& tables) {
    const std::array<std::string, 5> head{"program", "value", "scixx", "article / SciPy", "wanted"};
    std::vector<std::pair<std::array<std::string, 5>, const Row*>> lines{{head, nullptr}};
    for (const auto& [program, rows] : tables)
        for (const Row& row : rows)
            lines.push_back(
                {{&row == &rows.front() ? program : "", row.name, row.value, row.expected, row.wanted}, &row});
    std::array<std::size_t, 5> width{};
    for (const auto& [cells, row] : lines)
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (i != 2 || row == nullptr || !row->wanted.empty()) width[i] = std::max(width[i], cells[i].size());
    for (const auto& [cells, row] : lines) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            std::cout << cells[i] << std::string(std::max(width[i], cells[i].size()) - cells[i].size() + 2, ' ');
        if (row != nullptr) std::cout << (row->wanted.empty() ? " " : row->right ? "\xE2\x9C\x93" : "\xE2\x9C\x97 off");
        std::cout << '\n';
        if (row == nullptr) {
            std::size_t total = 0;
            for (const std::size_t w : width) total += w + 2;
            std::cout << std::string(total + 1, '-') << '\n';
        }
    }
}

Json read_report() {
    std::ifstream file(report_file);
    Json report = file ? Json::parse(file, nullptr, false) : Json::object();
    return report.is_object() ? report : Json::object();
}

void merge_into_report(const Report& report, double seconds) {
    Json rows = Json::array();
    for (const Row& row : report.rows())
        rows.push_back({{"name", row.name},
                        {"value", to_json(row.value)},
                        {"article", to_json(row.expected)},
                        {"wanted", row.wanted},
                        {"right", row.right}});
    Json all = read_report();
    all[report.program()] = {{"rows", rows}, {"pictures", report.pictures()}, {"seconds", seconds}};
    std::filesystem::create_directories(out_folder);
    const std::filesystem::path fresh = report_file.string() + ".new";
    std::ofstream(fresh) << all.dump(2) << '\n';
    std::filesystem::rename(fresh, report_file);
}

}  // namespace

Picture Report::picture(const std::string& standard) {
    picture_read_ = true;
    return own_ ? *own_ : read_picture(std::filesystem::path(SCIXX_DATA_DIR) / standard);
}

void Report::add(Row row) {
    if (own_) row.expected = row.wanted = "", row.right = true;
    rows_.push_back(std::move(row));
}

void Report::show(const std::string& name, const std::string& value) {
    add({name, value, "", ""});
}
void Report::show(const std::string& name, double value) {
    show(name, text(value, 6));
}

void Report::close(const std::string& name, double value, double expected, double tolerance) {
    add({name, text(value), text(expected), "within " + text(tolerance, 3), std::abs(value - expected) <= tolerance});
}

void Report::equal(const std::string& name, long long value, long long expected) {
    add({name, std::to_string(value), std::to_string(expected), "equal", value == expected});
}

void Report::at_most(const std::string& name, double value, double limit, double expected) {
    add({name, text(value, 6), text(expected, 16), "at most " + text(limit, 6), value <= limit});
}

void Report::save(const std::string& name, const Picture& result, double share) {
    std::filesystem::create_directories(out_folder);
    write_picture(out_folder / name, result);
    pictures_.push_back(name);
    const std::filesystem::path stored = std::filesystem::path(SCIXX_REFERENCE_DIR) / "examples" / name;
    if (own_ || !std::filesystem::exists(stored)) return;

    const Picture scipy = read_picture(stored);
    long long differing = 0;
    int largest = 0;
    bool right = scipy.channels.size() == result.channels.size() && scipy.rows() == result.rows() &&
                 scipy.cols() == result.cols();
    for (std::size_t i = 0; right && i < result.channels.size(); ++i) {
        const auto difference = (result.channels[i].cast<int>() - scipy.channels[i].cast<int>()).abs().eval();
        differing += (difference != 0).count();
        largest = std::max(largest, difference.maxCoeff());
    }
    const auto allowed = std::floor(share * static_cast<double>(result.rows() * result.cols()) *
                                    static_cast<double>(result.channels.size()));
    right = right && static_cast<double>(differing) <= allowed && largest <= 1;
    add({name + ", pixels unlike SciPy's",
         std::to_string(differing) + (differing > 0 ? " by " + std::to_string(largest) : ""), "0",
         allowed > 0 ? "at most " + text(allowed, 6) + " by 1 level" : "equal", right});
}

int run(const std::string& program, int argc, char** argv, const std::function<void(Report&)>& body) {
    try {
        if (argc > 2) throw std::runtime_error("give at most one picture file");
        Report report(program, argc == 2 ? std::optional(read_picture(argv[1])) : std::nullopt);
        const auto start = std::chrono::steady_clock::now();
        body(report);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        if (report.own_picture_unused())
            std::cerr << program << ": this demo works without a picture, the argument is not used\n";
        merge_into_report(report, seconds.count());
        std::vector<Row> compared = report.rows();
        std::erase_if(compared, [](const Row& row) { return row.wanted.empty(); });
        print_rows({{program, std::move(compared)}});
        const bool right =
            std::all_of(report.rows().begin(), report.rows().end(), [](const Row& row) { return row.right; });
        return right ? 0 : 1;
    } catch (const std::exception& problem) {
        std::cerr << program << ": " << problem.what() << '\n';
        return 1;
    }
}

int print_all(const std::vector<std::string_view>& programs) {
    try {
        const Json all = read_report();
        std::vector<std::pair<std::string, std::vector<Row>>> tables;
        long long checked = 0, right = 0;
        bool complete = true;
        for (const std::string_view program : programs) {
            const std::string name(program);
            std::vector<Row> rows;
            if (!all.contains(name)) {
                complete = false;
                rows.push_back({"(no result)", "", "", "a result", false});
            } else {
                for (const Json& row : all.at(name).at("rows"))
                    if (!row.at("wanted").get<std::string>().empty())  // only what there is a reference for
                        rows.push_back({row.at("name"), to_text(row.at("value")), to_text(row.at("article")),
                                        row.at("wanted"), row.at("right")});
            }
            for (const Row& row : rows)
                if (!row.wanted.empty()) ++checked, right += row.right;
            tables.emplace_back(name, std::move(rows));
        }
        print_rows(tables);
        std::cout << '\n'
                  << right << " of " << checked << " values are right; pictures and report.json are in "
                  << out_folder.string() << "/\n";
        return complete && right == checked ? 0 : 1;
    } catch (const std::exception& problem) {
        std::cerr << report_file.string() << ": " << problem.what() << '\n';
        return 1;
    }
}

}  // namespace demo
