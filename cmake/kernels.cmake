# scixx::kernels: the kernels that take long to compile, one small unit a module and scalar, from the lists in
# include/scixx/<module>/kernels.hpp. A file that includes such a list and is linked with the target compiles none of them.
# The library is built by the project that links it, with that project's compiler and flags, and only if it is linked.
if(NOT TARGET scixx_kernels)
    add_library(scixx_kernels STATIC EXCLUDE_FROM_ALL)
    add_library(scixx::kernels ALIAS scixx_kernels)
    target_link_libraries(scixx_kernels PUBLIC scixx::scixx)
    set(scalars_of_fft "float" "double" "long double")
    set(scalars_of_signal "float" "double")
    foreach(module fft signal)
        foreach(scalar IN LISTS scalars_of_${module})
            string(TOUPPER "${module}" list)
            string(REPLACE " " "_" name "${module}_${scalar}")
            set(unit "${CMAKE_CURRENT_BINARY_DIR}/scixx_kernels/${name}.cpp")
            file(CONFIGURE OUTPUT "${unit}"
                 CONTENT "#include <scixx/${module}/kernels.hpp>\n\nSCIXX_${list}_KERNELS(, ${scalar})\n")
            target_sources(scixx_kernels PRIVATE "${unit}")
        endforeach()
    endforeach()
endif()
