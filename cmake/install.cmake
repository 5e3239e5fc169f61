# Installs the headers and the files that make find_package(scixx) work.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/scixx" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
        FILES_MATCHING PATTERN "*.hpp")
install(TARGETS scixx EXPORT scixxTargets)
install(EXPORT scixxTargets NAMESPACE scixx:: DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/scixx")
configure_package_config_file(
    "${CMAKE_CURRENT_LIST_DIR}/scixxConfig.cmake.in" "${PROJECT_BINARY_DIR}/scixxConfig.cmake"
    INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/scixx")
write_basic_package_version_file(
    "${PROJECT_BINARY_DIR}/scixxConfigVersion.cmake" COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES "${PROJECT_BINARY_DIR}/scixxConfig.cmake" "${PROJECT_BINARY_DIR}/scixxConfigVersion.cmake"
              "${CMAKE_CURRENT_LIST_DIR}/kernels.cmake" DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/scixx")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
