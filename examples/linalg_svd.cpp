// SPDX-License-Identifier: BSD-3-Clause

// A picture from the largest singular values of its matrix.
#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <scixx/linalg/svd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

int main(int argc, char** argv) {
    return demo::run("linalg_svd", argc, argv, [](demo::Report& report) {
        // img = np.asarray(Image.open("lenna_gray.png"))[:, :, 0].astype(np.float32) / 255.0
        const Eigen::MatrixXf image = report.picture("lenna_gray.png").channels[0].cast<float>().matrix() / 255.0f;

        // U, s, Vh = svd(img, full_matrices=False)
        const auto svd = scixx::linalg::svd(image, {.full_matrices = false});

        // result = U[:, :rank] @ np.diag(s[:rank]) @ Vh[:rank]
        const auto of_rank = [&](Eigen::Index rank) -> Eigen::MatrixXf {
            return svd.U.leftCols(rank) * svd.s.head(rank).asDiagonal() * svd.Vh.topRows(rank);
        };
        // Image.fromarray((result.clip(0, 1) * 255).astype(np.uint8))
        const auto picture = [](const Eigen::MatrixXf& a) -> demo::Plane {
            return (a.array().max(0.0f).min(1.0f) * 255.0f).cast<std::uint8_t>();
        };

        const Eigen::Index rank = std::min<Eigen::Index>(20, svd.s.size());
        report.equal("numbers before", image.size(), 50625);
        report.equal("numbers after, rank 20", rank * (image.rows() + image.cols() + 1), 9020);
        report.save("linalg_svd.png", picture(of_rank(rank)));

        // More ranks side by side, with the relative error |result - img| / |img| under each.
        std::vector<std::pair<std::string, demo::Picture>> panels{{"original", {{picture(image)}}}};
        const std::array<std::pair<Eigen::Index, double>, 5> scipy{
            {{5, 0.197583967}, {10, 0.140008354}, {20, 0.097167538}, {50, 0.048703304}, {100, 0.017589841}}};
        for (const auto& [wanted, scipys_error] : scipy) {
            const Eigen::Index k = std::min(wanted, svd.s.size());
            const Eigen::MatrixXf result = of_rank(k);
            const double error = (result - image).norm() / image.norm();
            report.close("error of rank " + std::to_string(wanted), error, scipys_error, 1e-6);
            panels.push_back(
                {"rank " + std::to_string(k) + ", error " + demo::number(100 * error, 1) + "%", {{picture(result)}}});
        }
        report.save("linalg_svd_ranks.png", demo::gallery(panels, 3));
    });
}
