# scixx::kernels: the kernels that take long to compile, one small unit a module and scalar, from the lists in
# include/scixx/<module>/kernels.hpp. A file that includes such a list and is linked with the target compiles none of them.
# scixx::kernels_<module> has those of one module. The libraries are built by the project that links them, with that
# project's compiler and flags, and only if they are linked.
if(NOT TARGET scixx_kernels)
    add_library(scixx_kernels INTERFACE)
    add_library(scixx::kernels ALIAS scixx_kernels)
    set(scixx_kernels_of_fft "float" "double" "long double")
    set(scixx_kernels_of_ndimage "float" "double" "unsigned char" "bool")
    set(scixx_kernels_of_spatial "float" "double" "void")
    set(scixx_kernels_of_signal "float" "double")
    set(scixx_kernels_of_stats "double")
    foreach(module fft ndimage spatial signal stats)
        set(library "scixx_kernels_${module}")
        add_library(${library} STATIC EXCLUDE_FROM_ALL)
        add_library(scixx::kernels_${module} ALIAS ${library})
        target_link_libraries(${library} PUBLIC scixx::scixx)
        target_link_libraries(scixx_kernels INTERFACE ${library})
        string(TOUPPER "${module}" list)
        foreach(scalar IN LISTS scixx_kernels_of_${module})
            string(REPLACE " " "_" name "${module}_${scalar}")
            set(unit "${CMAKE_CURRENT_BINARY_DIR}/scixx_kernels/${name}.cpp")
            file(CONFIGURE OUTPUT "${unit}"
                 CONTENT "#include <scixx/${module}/kernels.hpp>\n\nSCIXX_${list}_KERNELS(, ${scalar})\n")
            target_sources(${library} PRIVATE "${unit}")
        endforeach()
    endforeach()
    target_link_libraries(scixx_kernels_signal PUBLIC scixx_kernels_fft) # its list includes that of the transforms
endif()
