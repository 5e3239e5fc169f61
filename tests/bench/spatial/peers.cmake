# CGAL is header-only; its number types want GMP and MPFR, which the exact-predicates kernel reaches only when filters fail.
find_library(SCIXX_GMP gmp)
find_library(SCIXX_MPFR mpfr)
if(SCIXX_GMP AND SCIXX_MPFR)
    target_link_libraries(bench_spatial PRIVATE ${SCIXX_MPFR} ${SCIXX_GMP})
endif()
