# What tests, examples and benchmarks share: ccache, warnings, the processor's instructions, fetched dependencies.
# A clone in another folder hits what the first one left: paths below the source folder are hashed as relative ones, the
# name of the folder is not hashed, and precompiled headers are compared by content, not by time stamp.
find_program(SCIXX_CCACHE ccache)
if(SCIXX_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${SCIXX_CCACHE}")
endif()
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release)
endif()

add_library(scixx_development INTERFACE)
target_link_libraries(scixx_development INTERFACE scixx::scixx)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(
        scixx_development INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
                                    $<$<BOOL:${SCIXX_WERROR}>:-Werror> $<$<BOOL:${SCIXX_NATIVE}>:-march=native>
                                    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

# scixx_dependency(<package> <imported target> <url>): the system's package, or a download where there is none.
include(FetchContent)
function(scixx_dependency package target url)
    if(TARGET ${target})
        return()
    endif()
    find_package(${package} QUIET)
    if(NOT TARGET ${target})
        message(STATUS "scixx: ${package} is not installed, fetching ${url}")
        FetchContent_Declare(${package} URL "${url}")
        FetchContent_MakeAvailable(${package})
    endif()
endfunction()
