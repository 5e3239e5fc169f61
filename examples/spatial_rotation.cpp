// SPDX-License-Identifier: BSD-3-Clause

// A cube that tumbles through four positions, by spherical linear interpolation and by a spline of rotations: the spline
// does not jerk where one turn ends and the next begins.
#include <Eigen/Core>
#include <array>
#include <cmath>
#include <scixx/spatial/transform/rotation_spline.hpp>
#include <scixx/spatial/transform/slerp.hpp>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

namespace transform = scixx::spatial::transform;
using transform::Rotation;
using transform::RotationStack;

/// A cube seen from the front, a little from above, its nearest faces in shades of the light from the upper left.
void draw_cube(demo::Canvas& canvas, demo::Point centre, double size, const Rotation& rotation) {
    static constexpr std::array<std::array<int, 4>, 6> faces{
        {{0, 2, 6, 4}, {1, 5, 7, 3}, {0, 4, 5, 1}, {2, 3, 7, 6}, {0, 1, 3, 2}, {4, 6, 7, 5}}};
    static constexpr std::array<demo::Colour, 6> paints{
        {demo::blue, demo::orange, demo::green, demo::red, {148, 103, 189}, {240, 200, 60}}};
    Eigen::MatrixX3d corners(8, 3);
    for (int k = 0; k < 8; ++k) corners.row(k) << (k & 1) - 0.5, (k >> 1 & 1) - 0.5, (k >> 2) - 0.5;
    const Rotation camera = Rotation::from_euler("x", 25, {.degrees = true});
    corners = (camera * rotation).apply(corners);
    for (std::size_t f = 0; f < 6; ++f) {
        const Eigen::Vector3d normal = (corners.row(faces[f][0]) + corners.row(faces[f][2])).transpose();
        if (normal.z() <= 0) continue;  // turned away
        const double shade = 0.65 + 0.35 * normal.normalized().dot(Eigen::Vector3d(-0.4, 0.6, 0.7));
        std::vector<demo::Point> outline;
        for (const int k : faces[f])
            outline.push_back({centre.x + size * corners(k, 0), centre.y - size * corners(k, 1)});
        const demo::Colour paint = paints[f];
        canvas.fill(outline, {shade * paint.red, shade * paint.green, shade * paint.blue});
        outline.push_back(outline.front());
        canvas.line(outline, {{40, 40, 40}, 1.2});
    }
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("spatial_rotation", argc, argv, [](demo::Report& report) {
        // keys = Rotation.from_euler("zyx", [[0, 0, 0], [90, 30, 0], [120, -60, 60], [270, 0, 90]], degrees=True)
        const Eigen::MatrixX3d angles{{0, 0, 0}, {90, 30, 0}, {120, -60, 60}, {270, 0, 90}};
        const RotationStack keys = Rotation::from_euler("zyx", angles, {.degrees = true});
        const Eigen::Array4d times(0, 1, 2, 3);
        // slerp, spline = Slerp(times, keys), RotationSpline(times, keys)
        const transform::Slerp slerp(times, keys);
        const transform::RotationSpline spline(times, keys);

        report.close("angle of slerp(1.5)", slerp(1.5).magnitude(), 1.5711662861584677, 1e-12);
        report.close("angle of spline(1.5)", spline(1.5).magnitude(), 1.4971653611001807, 1e-8);
        report.close("rate of spline(1.5)", spline.derivative(1.5, 1).norm(), 2.1070896548724947, 1e-8);

        // Both movements as a strip, and their rates: |spline(t, 1)|, and the turn from key to key for slerp.
        constexpr int frames = 13;
        demo::Canvas canvas(1160, 560);
        const Eigen::ArrayXd moments = Eigen::ArrayXd::LinSpaced(frames, 0, 3);
        const RotationStack by_slerp = slerp(moments), by_spline = spline(moments);
        for (int i = 0; i < frames; ++i) {
            const double x = 90 + 75.0 * i;
            draw_cube(canvas, {x, 65}, 42, by_slerp[i]);
            draw_cube(canvas, {x, 165}, 42, by_spline[i]);
            if (i % 4 == 0) canvas.text({x, 222}, "t = " + demo::number(moments[i], 0), {.size = 11});
        }
        canvas.text({34, 65}, "Slerp", {.size = 11, .turn = 90});
        canvas.text({34, 165}, "RotationSpline", {.size = 11, .turn = 90});

        const demo::Axes axes(canvas, {90, 250}, 900, 240, {0, 3}, {0, 4});
        const Eigen::ArrayXd fine = Eigen::ArrayXd::LinSpaced(301, 0, 3);
        axes.draw("t", "angular rate", true);
        const Eigen::ArrayXd steps = (keys.slice(0, -1).inv() * keys.slice(1)).magnitude();
        Eigen::ArrayXd corners(6), heights(6);
        for (int k = 0; k < 3; ++k) {
            corners.segment<2>(2 * k) << k, k + 1;
            heights.segment<2>(2 * k).setConstant(steps[k]);
        }
        canvas.line(axes(corners, heights), {demo::blue, 2});
        canvas.line(axes(fine, spline.derivative(fine, 1).rowwise().norm().array()), {demo::orange, 2.5});
        axes.legend({{"Slerp", demo::blue, demo::Mark::line}, {"RotationSpline", demo::orange, demo::Mark::line}});
        report.save("spatial_rotation.png", canvas.picture());
    });
}
