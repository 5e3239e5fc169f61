// SPDX-License-Identifier: BSD-3-Clause

// The bright parts of a picture: smoothed, cut at a threshold, numbered, measured, and their distance to the dark.
#include <Eigen/Core>
#include <scixx/ndimage/center_of_mass.hpp>
#include <scixx/ndimage/distance_transform.hpp>
#include <scixx/ndimage/extrema.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/ndimage/sum_labels.hpp>
#include <string>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace ndimage = scixx::ndimage;

int main(int argc, char** argv) {
    return demo::run("ndimage_segment", argc, argv, [](demo::Report& report) {
        // img = np.asarray(Image.open("lenna_gray.png"))[:, :, 0].astype(float)
        const Eigen::ArrayXXd image = report.picture("lenna_gray.png").channels[0].cast<double>();

        // mask = ndimage.gaussian_filter(img, 2.0) > 150; labels, count = ndimage.label(mask)
        const Eigen::ArrayXX<bool> mask = ndimage::gaussian_filter(image, 2.0) > 150.0;
        const auto [labels, count] = ndimage::label(mask);
        report.equal("bright parts", count, 14);

        // sizes = ndimage.sum_labels(mask, labels, np.arange(1, count + 1)); largest = sizes.argmax() + 1
        const auto all = ndimage::LabelIndex::range(1, count);
        const Eigen::ArrayXd sizes = ndimage::sum_labels(mask, labels, all);
        Eigen::Index largest = 0;
        if (count > 0) sizes.maxCoeff(&largest);
        ++largest;
        report.equal("pixels of the largest part", static_cast<long long>(ndimage::sum_labels(mask, labels, largest)),
                     4928);
        // ndimage.mean(img, labels, largest), ndimage.standard_deviation(...), ndimage.center_of_mass(...)
        report.close("its mean", ndimage::mean(image, labels, largest), 185.17329545454547, 1e-9);
        report.close("its standard deviation", ndimage::standard_deviation(image, labels, largest), 19.743412953414875,
                     1e-9);
        const auto centre = ndimage::center_of_mass(image, labels, largest);
        report.close("row of its centre", centre(0), 71.17858951008948, 1e-9);
        report.close("column of its centre", centre(1), 130.68850256538386, 1e-9);

        // distance = ndimage.distance_transform_edt(mask)
        const Eigen::ArrayXXd distance = ndimage::distance_transform_edt(mask).distances;
        report.close("largest distance to the dark", distance.maxCoeff(), 24.413111231467404, 1e-12);
        const auto deepest = ndimage::maximum_position(distance);
        report.equal("row where that is", deepest(0), 79);
        report.equal("column where that is", deepest(1), 224);

        // Each part in a shade of its own, and the distances.
        const Eigen::ArrayXXd shades =
            (labels > 0)
                .select(80.0 + (labels * 53).unaryExpr([](int value) { return value % 176; }).cast<double>(), 0.0);
        report.save("ndimage_segment.png",
                    demo::gallery({{"picture", report.picture("lenna_gray.png")},
                                   {std::to_string(count) + " bright parts", {{shades.cast<std::uint8_t>()}}},
                                   {"distance to the dark", {{demo::to_bytes(distance)}}}},
                                  3));
    });
}
