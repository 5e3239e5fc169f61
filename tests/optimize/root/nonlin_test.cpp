#include <cmath>
#include <initializer_list>
#include <limits>
#include <scixx/optimize/root/anderson.hpp>
#include <scixx/optimize/root/broyden.hpp>
#include <scixx/optimize/root/df_sane.hpp>
#include <scixx/optimize/root/mixing.hpp>
#include <scixx/optimize/root/newton_krylov.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Broyden's tridiagonal system.
Vector tridiagonal(const Vector& x) {
    Vector f(x.size());
    for (Index i = 0; i < x.size(); ++i)
        f[i] = (3 - 2 * x[i]) * x[i] - (i > 0 ? x[i - 1] : 0) - 2 * (i + 1 < x.size() ? x[i + 1] : 0) + 1;
    return f;
}
Vector cubic(const Vector& x) {
    return Eigen::Vector2d(x[0] + 0.5 * std::pow(x[0] - x[1], 3) - 1, 0.5 * std::pow(x[1] - x[0], 3) + x[1]);
}
Vector rising(const Vector& x) {
    Vector f(x.size());
    for (Index i = 0; i < x.size(); ++i)
        f[i] = std::exp(x[i]) * (1 + static_cast<double>(i) / 10) - 1 - 0.1 * x[i > 0 ? i - 1 : x.size() - 1];
    return f;
}
Vector falling(const Vector& x) {
    return -rising(x);
}
Vector laplace(const Vector& x) {
    Vector f(x.size());
    for (Index i = 0; i < x.size(); ++i)
        f[i] = ((i > 0 ? x[i - 1] : 0) + (i + 1 < x.size() ? x[i + 1] : 0) - 2 * x[i]) * 676 -
               std::sin(static_cast<double>(i)) - x[i] * x[i] * x[i];
    return f;
}

struct Problem {
    const char* name;
    Vector (*f)(const Vector&);
    Vector x0;
};
const std::vector<Problem>& problems() {
    static const std::vector<Problem> all{{"tri", tridiagonal, -Vector::Ones(20)},
                                          {"doc", cubic, Vector::Zero(2)},
                                          {"diag", rising, Vector::Zero(6)},
                                          {"lap", laplace, Vector::Zero(25)},
                                          {"neg", falling, Vector::Zero(6)}};
    return all;
}

struct Known {
    const char* method;
    RootMethod how;
    const char* problem;
    Index nfev, nit;  // SciPy 1.10.1's
};

// Short runs are SciPy's step by step; long ones are chaotic.
TEST(Nonlin, CallsOfSciPy) {
    const std::vector<Known> runs{{"broyden1", method::broyden1, "doc", 24, 14},
                                  {"broyden1", method::broyden1, "diag", 75, 29},
                                  {"broyden1", method::broyden1, "lap", 79, 46},
                                  {"broyden1", method::broyden1, "neg", 9, 9},
                                  {"broyden2", method::broyden2, "doc", 26, 11},
                                  {"broyden2", method::broyden2, "diag", 63, 21},
                                  {"broyden2", method::broyden2, "neg", 9, 9},
                                  {"anderson", method::anderson, "tri", 148, 58},
                                  {"anderson", method::anderson, "doc", 27, 12},
                                  {"anderson", method::anderson, "diag", 36, 13},
                                  {"anderson", method::anderson, "neg", 8, 8},
                                  {"linearmixing", method::linearmixing, "neg", 13, 13},
                                  {"diagbroyden", method::diagbroyden, "doc", 31, 16},
                                  {"diagbroyden", method::diagbroyden, "neg", 10, 10},
                                  {"excitingmixing", method::excitingmixing, "neg", 7, 7},
                                  {"krylov", method::krylov, "tri", 46, 5},
                                  {"krylov", method::krylov, "diag", 24, 5},
                                  {"krylov", method::krylov, "lap", 27, 2},
                                  {"krylov", method::krylov, "neg", 24, 5}};
    for (const Known& run : runs)
        for (const Problem& p : problems()) {
            if (std::string(p.name) != run.problem) continue;
            const RootResult r = root(p.f, p.x0, {.method = run.how});
            EXPECT_TRUE(r.success) << run.method << " " << p.name;
            EXPECT_EQ(r.status, 1);
            EXPECT_NEAR(static_cast<double>(r.nfev), static_cast<double>(run.nfev), 1) << run.method << " " << p.name;
            EXPECT_NEAR(static_cast<double>(r.nit), static_cast<double>(run.nit), 1) << run.method << " " << p.name;
            EXPECT_LE(p.f(r.x).lpNorm<Eigen::Infinity>(), 6.06e-6);
            EXPECT_EQ(p.f(r.x), r.fun);
        }
}

TEST(Nonlin, DfSane) {
    const Index calls[] = {56, 9, 10, 254, 11};  // SciPy 1.10.1: 56, 9, 10, 225, 11
    for (std::size_t i = 0; i < problems().size(); ++i) {
        const Problem& p = problems()[i];
        const RootResult r = root(p.f, p.x0, {.method = method::df_sane});
        EXPECT_TRUE(r.success) << p.name;
        EXPECT_NEAR(static_cast<double>(r.nfev), static_cast<double>(calls[i]), i == 3 ? 60 : 1) << p.name;
        EXPECT_LT(p.f(r.x).norm(), 1e-8 * p.f(p.x0).norm());
        const RootResult other =
            root(p.f, p.x0,
                 {.method = method::df_sane,
                  .options = DfSaneOptions{.ftol = 1e-5, .M = 4, .line_search = DfSaneLineSearch::cheng}});
        EXPECT_TRUE(other.success) << p.name;
        EXPECT_LT(p.f(other.x).norm(), 1e-5 * p.f(p.x0).norm());
    }
    const auto few =
        root(tridiagonal, -Vector::Ones(20), {.method = method::df_sane, .options = DfSaneOptions{.maxfev = 7}});
    EXPECT_EQ(few.status, 2);
    EXPECT_EQ(few.nfev, 7);
    Index asked = 0;
    const auto own = root(tridiagonal, -Vector::Ones(20),
                          {.method = method::df_sane,
                           .tol = 1e-4,
                           .options = DfSaneOptions{.fnorm = [](const Vector& f) { return f.lpNorm<1>(); },
                                                    .eta_strategy =
                                                        [&](Index k, const Vector&, const Vector&) {
                                                            ++asked;
                                                            return 1.0 / static_cast<double>((k + 1) * (k + 1));
                                                        }}});
    EXPECT_TRUE(own.success);
    EXPECT_EQ(asked, own.nit);
    EXPECT_LT(own.fun.lpNorm<1>(), 1e-4 * tridiagonal(-Vector::Ones(20)).lpNorm<1>());
}

TEST(Nonlin, Functions) {
    const Vector x0 = Vector::Zero(2);
    const Vector expected = Eigen::Vector2d(0.8411639, 0.1588361);
    for (const Vector& x :
         {Vector(broyden1(cubic, x0, {.f_tol = 1e-10}).x), Vector(broyden2(cubic, x0, {.f_tol = 1e-10}).x),
          Vector(anderson(cubic, x0, {.f_tol = 1e-10}).x), Vector(diagbroyden(cubic, x0, {.f_tol = 1e-10}).x)})
        EXPECT_SCALED_CLOSE(x, expected, 1e-7);
    const Vector start = Vector::Zero(6), solution = newton_krylov(falling, start, {.f_tol = 1e-12});
    EXPECT_LE(falling(solution).norm(), 1e-11);
    EXPECT_SCALED_CLOSE(Vector(linearmixing(falling, start, {.f_tol = 1e-10}).x), solution, 1e-8);
    EXPECT_SCALED_CLOSE(Vector(excitingmixing(falling, start, {.alpha = 0.5, .f_tol = 1e-10}).x), solution, 1e-8);
    const std::vector<double> one{1.0};
    EXPECT_NEAR(broyden1([](const Vector& x) { return x[0] * x[0] - 2; }, one, {.f_tol = 1e-12}).x[0], std::sqrt(2.0),
                1e-10);
    EXPECT_EQ(newton_krylov([](const Vector& x) { return x; }, start).nfev, 1);  // the start is a root
}

TEST(Nonlin, Options) {
    const Vector x0 = Vector::Zero(6);
    Index called = 0;
    const RootResult exact = broyden1(falling, x0, {.iter = 4, .callback = [&](const Vector& x, const Vector& f) {
                                                        ++called;
                                                        EXPECT_EQ(falling(x), f);
                                                    }});
    EXPECT_EQ(called, 4);
    EXPECT_EQ(exact.status, 2);
    EXPECT_EQ(broyden1(falling, x0, {.maxiter = 2}).status, 2);
    for (const ReductionMethod how : {ReductionMethod::restart, ReductionMethod::simple})
        EXPECT_TRUE(broyden2(falling, x0, {.reduction_method = how, .max_rank = 3}).success);
    EXPECT_TRUE(broyden1(falling, x0, {.line_search = NonlinLineSearch::none}).success);
    EXPECT_TRUE(anderson(falling, x0, {.w0 = 0.1, .M = 2}).success);
    EXPECT_TRUE(anderson(falling, x0, {.M = 0}).success);
    EXPECT_TRUE(newton_krylov(falling, x0, {.inner_m = 4, .outer_k = 0}).success);
    const RootResult tight = broyden1(falling, x0, {.f_rtol = 1e-9, .x_tol = 1e-8, .x_rtol = 1e-8});
    EXPECT_TRUE(tight.success);
    EXPECT_LE(tight.fun.lpNorm<Eigen::Infinity>(), 1e-9 * falling(x0).lpNorm<Eigen::Infinity>());
    const RootResult norm =
        broyden1(falling, x0, {.f_tol = 1e-8, .tol_norm = [](const Vector& v) { return v.norm(); }});
    EXPECT_LE(norm.fun.norm(), 1e-8);
    const RootResult relative = root(falling, x0, {.method = method::broyden1, .tol = 1e-10});
    EXPECT_LE(relative.fun.norm(), 1e-9);
    const RootResult own =
        root(falling, x0, {.method = method::broyden1, .options = BroydenOptions{.alpha = 0.3, .f_tol = 1e-9}});
    EXPECT_LE(own.fun.lpNorm<Eigen::Infinity>(), 1e-9);
}

TEST(Nonlin, NotFinite) {
    const auto never = [](const Vector& x) { return Vector(Vector::Constant(x.size(), nan)); };
    // The first full step leaves the domain.
    const auto domain = [](const Vector& x) {
        return Vector(-(x.array() - 0.5) * 4 / (x.array() < 0.9).cast<double>());
    };
    const auto far = [&](const Vector& x) {
        return x[0] < 0.9 ? Vector(-4 * (x.array() - 0.5)) : Vector(domain(x) * nan);
    };
    const auto after = [](const Vector& x) {
        return x[0] == 0 ? Vector(Vector::Ones(1)) : Vector(Vector::Constant(1, nan));
    };
    for (const RootMethod& m : std::initializer_list<RootMethod>{
             method::broyden1, method::broyden2, method::anderson, method::linearmixing, method::diagbroyden,
             method::excitingmixing, method::krylov, method::df_sane}) {
        const RootResult r = root(never, Vector::Zero(3), {.method = m});
        EXPECT_FALSE(r.success);
        EXPECT_EQ(r.status, 6);
        EXPECT_EQ(r.nfev, 1);
        EXPECT_FALSE(root(after, Vector::Zero(1), {.method = m}).success);
        EXPECT_FALSE(
            root([](const Vector& x) { return Vector(Vector::Ones(x.size())); }, Vector::Zero(2), {.method = m})
                .success);
    }
    const RootResult shorter = broyden1(far, Vector::Zero(1), {.alpha = 1.0});
    EXPECT_TRUE(shorter.success) << shorter.message;
    EXPECT_NEAR(shorter.x[0], 0.5, 1e-5);
}

template <class F>
std::string error_of(F&& f) {
    try {
        (void)f();
    } catch (const std::invalid_argument& e) {
        return e.what();
    }
    return "";
}
TEST(Nonlin, Errors) {
    const Vector x0 = Vector::Zero(2);
    const auto starts = [](const std::string& text, const char* with) { return text.rfind(with, 0) == 0; };
    EXPECT_TRUE(starts(error_of([&] { return broyden1(cubic, Vector()); }), "broyden1: xin"));
    EXPECT_TRUE(starts(error_of([&] { return broyden1(cubic, Vector::Constant(2, nan)); }), "broyden1: xin"));
    EXPECT_TRUE(starts(error_of([&] { return broyden2(cubic, x0, {.max_rank = 1}); }), "broyden2: max_rank"));
    EXPECT_TRUE(starts(error_of([&] { return broyden2(cubic, x0, {.f_tol = -1}); }), "broyden2: tolerances"));
    EXPECT_TRUE(starts(error_of([&] { return broyden2(cubic, x0, {.iter = -1}); }), "broyden2: iter"));
    EXPECT_TRUE(starts(error_of([&] { return broyden2(cubic, x0, {.maxiter = 0}); }), "broyden2: maxiter"));
    EXPECT_TRUE(starts(error_of([&] { return anderson(cubic, x0, {.w0 = -1}); }), "anderson: w0"));
    EXPECT_TRUE(starts(error_of([&] { return anderson(cubic, x0, {.M = -1}); }), "anderson: M"));
    EXPECT_TRUE(
        starts(error_of([&] { return excitingmixing(cubic, x0, {.alphamax = 0}); }), "excitingmixing: alphamax"));
    EXPECT_TRUE(starts(error_of([&] { return newton_krylov(cubic, x0, {.rdiff = 0}); }), "newton_krylov: rdiff"));
    EXPECT_TRUE(starts(error_of([&] { return newton_krylov(cubic, x0, {.inner_m = 0}); }), "newton_krylov: inner_m"));
    EXPECT_TRUE(starts(error_of([&] { return newton_krylov(cubic, x0, {.outer_k = -1}); }), "newton_krylov: outer_k"));
    EXPECT_TRUE(starts(error_of([&] { return anderson([](const Vector&) { return Vector(Vector::Ones(3)); }, x0); }),
                       "anderson: fun"));
    EXPECT_TRUE(
        starts(error_of([&] { return root(cubic, x0, {.method = method::df_sane, .options = AndersonOptions{}}); }),
               "root: options"));
    EXPECT_TRUE(starts(error_of([&] { return root(cubic, x0, {.options = AndersonOptions{}}); }), "root: options"));
    EXPECT_TRUE(starts(error_of([&] {
                           return root(cubic, x0, {.method = method::broyden1, .jac = [](const Vector&) {
                                                       return Eigen::MatrixXd(Eigen::MatrixXd::Identity(2, 2));
                                                   }});
                       }),
                       "root: jac"));
    for (const DfSaneOptions& o :
         {DfSaneOptions{.ftol = -1}, DfSaneOptions{.maxfev = 0}, DfSaneOptions{.M = 0}, DfSaneOptions{.sigma_eps = 0}})
        EXPECT_TRUE(
            starts(error_of([&] { return root(cubic, x0, {.method = method::df_sane, .options = o}); }), "root: "));
}

}  // namespace
