# Cross compilation for 64-bit ARM; the tests run under qemu. Debian: g++-aarch64-linux-gnu, qemu-user, googletest (its source).
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_CXX_FLAGS_INIT -Wno-psabi)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L /usr/aarch64-linux-gnu)
# The installed GoogleTest is this machine's: it is built anew from the package's source.
set(CMAKE_DISABLE_FIND_PACKAGE_GTest ON)
set(FETCHCONTENT_SOURCE_DIR_GTEST /usr/src/googletest)
set(BUILD_GMOCK OFF)
