# Configures and installs as the README says, on a machine that has nothing but Eigen and no network.
file(REMOVE_RECURSE "${FOLDER}")
execute_process(
    COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${FOLDER}/build" "-DEigen3_DIR=${EIGEN}"
            -DCMAKE_DISABLE_FIND_PACKAGE_GTest=ON -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON
            -DSCIXX_STB_DIR=SCIXX_STB_DIR-NOTFOUND --no-warn-unused-cli COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${FOLDER}/build" --prefix "${FOLDER}/prefix" OUTPUT_QUIET
                        COMMAND_ERROR_IS_FATAL ANY)
foreach(folder googletest-src gtest-src nlohmann_json-src stb-src)
    if(EXISTS "${FOLDER}/build/_deps/${folder}")
        message(FATAL_ERROR "configuring fetched ${folder}")
    endif()
endforeach()
if(NOT EXISTS "${FOLDER}/prefix/include/scixx/version.hpp")
    message(FATAL_ERROR "the headers were not installed")
endif()
