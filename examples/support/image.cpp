// SPDX-License-Identifier: BSD-3-Clause
#include "image.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>

#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_MAX_DIMENSIONS (1 << 20)
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb_image_write.h>

namespace demo {

namespace {

constexpr long long most_pixels = 64'000'000;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw std::runtime_error("cannot read the picture \"" + path.string() + "\": " + why);
}

}  // namespace

Picture read_picture(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) refuse(path, "there is no such file");
    if (!std::filesystem::is_regular_file(path, error)) refuse(path, "it is not a file");
    std::ifstream file(path, std::ios::binary);
    const std::vector<stbi_uc> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) refuse(path, "it cannot be opened");
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) refuse(path, "the file is too large");
    const int length = static_cast<int>(bytes.size());

    // The header first: what it promises decides whether anything is allocated.
    int width = 0, height = 0, stored = 0;
    if (!stbi_info_from_memory(bytes.data(), length, &width, &height, &stored)) {
        const std::string reason = stbi_failure_reason();
        if (reason == "too large")
            refuse(path, "its header says more than " + std::to_string(STBI_MAX_DIMENSIONS) + " pixels a side");
        refuse(path, "it is neither PNG nor JPEG, or its header is damaged (" + reason + ")");
    }
    const long long pixels = static_cast<long long>(width) * height;
    if (pixels < 1 || pixels > most_pixels)
        refuse(path, "its header says " + std::to_string(width) + " x " + std::to_string(height) + " pixels, at most " +
                         std::to_string(most_pixels) + " in all are read");

    const int wanted = stored <= 2 ? 1 : 3;
    int read_channels = 0;
    const std::unique_ptr<stbi_uc, void (*)(void*)> data(
        stbi_load_from_memory(bytes.data(), length, &width, &height, &read_channels, wanted), stbi_image_free);
    if (!data) refuse(path, std::string("its data are damaged or cut short (") + stbi_failure_reason() + ")");

    using Strided = Eigen::Map<const Plane, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;
    Picture picture;
    for (int channel = 0; channel < wanted; ++channel)
        picture.channels.emplace_back(
            Strided(data.get() + channel, height, width,
                    Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(Eigen::Index{width} * wanted, wanted)));
    return picture;
}

void write_picture(const std::filesystem::path& path, const Picture& picture) {
    const auto count = static_cast<Eigen::Index>(picture.channels.size());
    std::vector<std::uint8_t> bytes;
    bytes.reserve(static_cast<std::size_t>(picture.rows() * picture.cols() * count));
    for (Eigen::Index row = 0; row < picture.rows(); ++row)
        for (Eigen::Index col = 0; col < picture.cols(); ++col)
            for (const Plane& plane : picture.channels) bytes.push_back(plane(row, col));
    if (!stbi_write_png(path.string().c_str(), static_cast<int>(picture.cols()), static_cast<int>(picture.rows()),
                        static_cast<int>(count), bytes.data(), static_cast<int>(picture.cols() * count)))
        throw std::runtime_error("cannot write the picture \"" + path.string() + "\"");
}

}  // namespace demo
