// Special functions with every scalar that their comments allow: compiled, not run. One front end serves them all, so
// that every scalar goes through a few and every function through an integer, float and double.
#include <complex>
#include <cstdint>
#include <scixx/special.hpp>

namespace {

namespace special = scixx::special;

template <class T>
void front_end() {
    const Eigen::ArrayX<T> x(5);
    const Eigen::ArrayXX<T> a(3, 5);
    (void)special::gamma(a);
    (void)special::betainc(x, 2, x);
    (void)special::jv(T(1), a);
    (void)special::sici(x);
    (void)special::logsumexp(a);
    (void)special::softmax(a);
}

template <class T>
void one() {
    const Eigen::ArrayX<T> x(5);
    using namespace special;
    (void)j0(x), (void)j1(x), (void)y0(x), (void)y1(x), (void)i0(x), (void)i0e(x), (void)i1(x), (void)i1e(x);
    (void)k0(x), (void)k0e(x), (void)k1(x), (void)k1e(x), (void)digamma(x), (void)psi(x), (void)erf(x), (void)erfc(x);
    (void)erfcx(x), (void)erfi(x), (void)dawsn(x), (void)erfinv(x), (void)erfcinv(x), (void)gamma(x), (void)gammaln(x);
    (void)rgamma(x), (void)gammasgn(x), (void)kolmogorov(x), (void)kolmogi(x), (void)ndtr(x), (void)log_ndtr(x);
    (void)ndtri(x), (void)ndtri_exp(x), (void)zeta(x), (void)zetac(x), (void)airy(x), (void)airye(x), (void)exp2(x);
    (void)exp10(x), (void)expm1(x), (void)log1p(x), (void)cbrt(x), (void)exprel(x), (void)cosm1(x), (void)sinc(x);
    (void)round(x), (void)sindg(x), (void)cosdg(x), (void)tandg(x), (void)cotdg(x), (void)expit(x), (void)logit(x);
    (void)log_expit(x), (void)softplus(x), (void)lambertw(x), (void)entr(x), (void)ellipk(x), (void)ellipkm1(x);
    (void)ellipe(x), (void)exp1(x), (void)expi(x), (void)fresnel(x), (void)sici(x), (void)shichi(x), (void)spence(x);
    (void)log_softmax(x), (void)softmax(x), (void)logsumexp(x);
}

template <class T>
void more() {
    const Eigen::ArrayX<T> x(5), y(5);
    using namespace special;
    (void)beta(x, y), (void)betaln(x, y), (void)gammainc(x, y), (void)gammaincc(x, y), (void)gammaincinv(x, y);
    (void)gammainccinv(x, y), (void)pdtr(x, y), (void)pdtrc(x, y), (void)pdtri(x, y), (void)poch(x, y),
        (void)binom(x, y);
    (void)chdtr(x, y), (void)chdtrc(x, y), (void)chdtri(x, y), (void)stdtr(x, y), (void)stdtrit(x, y), (void)iv(x, y);
    (void)ive(x, y), (void)jv(x, y), (void)jve(x, y), (void)kv(x, y), (void)kve(x, y), (void)yv(x, y), (void)yve(x, y);
    (void)struve(x, y), (void)modstruve(x, y), (void)boxcox(x, y), (void)boxcox1p(x, y), (void)inv_boxcox(x, y);
    (void)inv_boxcox1p(x, y), (void)powm1(x, y), (void)xlogy(x, y), (void)xlog1py(x, y), (void)rel_entr(x, y);
    (void)kl_div(x, y), (void)huber(x, y), (void)pseudo_huber(x, y), (void)agm(x, y), (void)owens_t(x, y);
    (void)ellipkinc(x, y), (void)ellipeinc(x, y), (void)ellipj(x, y), (void)elliprc(x, y), (void)tklmbda(x, y);
    (void)hyp0f1(x, y), (void)hyp1f1(x, y, x), (void)hyp2f1(x, y, x, y), (void)betainc(x, y, x),
        (void)betaincc(x, y, x);
    (void)betaincinv(x, y, x), (void)betainccinv(x, y, x), (void)btdtr(x, y, x), (void)btdtri(x, y, x),
        (void)fdtr(x, y, x);
    (void)fdtrc(x, y, x), (void)fdtri(x, y, x), (void)gdtr(x, y, x), (void)gdtrc(x, y, x), (void)chndtr(x, y, x);
    (void)chndtrix(x, y, x), (void)nctdtr(x, y, x), (void)nctdtrit(x, y, x), (void)ncfdtr(x, y, x, y);
    (void)ncfdtri(x, y, x, y), (void)bdtr(x, y, x), (void)bdtrc(x, y, x), (void)bdtri(x, y, x), (void)nbdtr(x, y, x);
    (void)nbdtrc(x, y, x), (void)nbdtri(x, y, x), (void)voigt_profile(x, y, x), (void)elliprd(x, y, x);
    (void)elliprf(x, y, x), (void)elliprg(x, y, x), (void)elliprj(x, y, x, y), (void)radian(x, y, x);
}

}  // namespace

void call_with_every_scalar() {
    front_end<bool>(), front_end<std::int8_t>(), front_end<std::uint8_t>(), front_end<std::int16_t>();
    front_end<std::uint16_t>(), front_end<std::int32_t>(), front_end<std::uint32_t>(), front_end<std::int64_t>();
    front_end<std::uint64_t>();
    one<std::int32_t>(), one<float>(), one<double>(), more<std::int32_t>(), more<float>(), more<double>();
}
