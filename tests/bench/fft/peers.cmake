# FFTW (double) where it is installed.
find_library(SCIXX_FFTW fftw3)
mark_as_advanced(SCIXX_FFTW)
if(SCIXX_FFTW)
    target_link_libraries(bench_fft PRIVATE ${SCIXX_FFTW})
endif()
