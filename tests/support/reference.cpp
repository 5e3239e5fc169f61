#include "support/reference.hpp"

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace scixx::testing {
namespace {

using Json = nlohmann::json;

double to_number(const Json& value) {
    if (value.is_boolean()) return value.get<bool>() ? 1 : 0;
    if (!value.is_string()) return value.get<double>();
    const auto text = value.get<std::string>();
    if (text == "inf") return std::numeric_limits<double>::infinity();
    if (text == "-inf") return -std::numeric_limits<double>::infinity();
    return std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> to_numbers(const Json& list) {
    std::vector<double> out;
    out.reserve(list.size());
    for (const Json& value : list) out.push_back(to_number(value));
    return out;
}

template <class Map>
const auto& find(const Map& map, const std::string& key, const std::string& where) {
    const auto found = map.find(key);
    if (found == map.end()) throw std::out_of_range("no reference \"" + key + "\" " + where);
    return found->second;
}

}  // namespace

const Numbers& Case::numbers(const std::string& key) const {
    return find(numbers_, key, "among the numbers");
}
const std::string& Case::text(const std::string& key) const {
    return find(texts_, key, "among the texts");
}
const Case& Reference::operator[](const std::string& name) const {
    return find(cases_, name, "in " + path_);
}

Reference::Reference(const std::string& path) : path_(path) {
    std::ifstream file(std::string(SCIXX_REFERENCE_DIR "/") + path);
    if (!file) throw std::runtime_error("can not open the reference file " + path);
    const Json content = Json::parse(file);
    for (const auto& [name, fields] : content.at("cases").items()) {
        Case& entry = cases_[name];
        for (const auto& [key, value] : fields.items()) {
            if (value.is_string() && value != "nan" && value != "inf" && value != "-inf") {
                entry.texts_[key] = value.get<std::string>();
                continue;
            }
            Numbers& numbers = entry.numbers_[key];
            if (value.is_object()) {
                for (const Json& extent : value.at("shape")) numbers.shape.push_back(extent.get<Eigen::Index>());
                numbers.real = to_numbers(value.at("real"));
                if (value.contains("imag")) numbers.imag = to_numbers(value.at("imag"));
            } else {
                numbers.real = {to_number(value)};
            }
        }
    }
}

}  // namespace scixx::testing
