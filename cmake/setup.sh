#!/bin/sh
# Sets up a machine that has nothing but a shell and a package manager, then builds and runs a part of scixx.
#
#   sh cmake/setup.sh demos     build the example programs, run them, print their values beside the article's
#   sh cmake/setup.sh tests     build and run the unit tests
#   sh cmake/setup.sh install   install the packages only
#
# Debian and Ubuntu (apt) and macOS (Homebrew). Without root, sudo is used where it asks for no password; otherwise the
# one line to run is printed. SCIXX_JOBS sets the number of parallel compilations.
set -eu
cd "$(dirname "$0")/.."

usage() {
    sed -n '2,9s/^# \{0,1\}//p' "$0"
    exit 2
}

say() { printf '\n==> %s\n' "$*"; }

apt_packages="g++ cmake ninja-build libeigen3-dev libgtest-dev nlohmann-json3-dev libstb-dev python3"
brew_packages="cmake ninja eigen googletest nlohmann-json python"

install_with_apt() {
    missing=""
    for package in $apt_packages; do
        case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" in
        *"install ok installed"*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    say "Installing:$missing"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        echo "Packages are missing and this user may not install them. Please run this line, then this script again:"
        echo "    sudo apt-get update && sudo apt-get install -y$missing"
        exit 1
    fi
    say "Fetching the lists of packages (apt-get update; silent, some seconds)"
    $as_root apt-get update -qq
    size=$(apt-get install --assume-no --no-install-recommends $missing 2>/dev/null |
        sed -n 's/^Need to get \(.*\) of archives.*/\1/p') || true
    say "Downloading ${size:-the packages} and installing (apt-get install; silent, a minute or two)"
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

install_packages() {
    if command -v apt-get >/dev/null 2>&1; then
        install_with_apt
    elif command -v brew >/dev/null 2>&1; then
        for package in $brew_packages; do
            brew list "$package" >/dev/null 2>&1 || brew install "$package"
        done
    else
        echo "Neither apt-get nor brew was found. Please install a C++20 compiler, CMake 3.22 or newer, ninja, Eigen 3.4,"
        echo "GoogleTest, nlohmann-json and stb, then configure with: cmake --preset release"
        exit 1
    fi
}

jobs() {
    if [ -n "${SCIXX_JOBS:-}" ]; then
        echo "$SCIXX_JOBS"
    else
        getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
    fi
}

# configure <build folder> <options...>
configure() {
    folder=$1
    shift
    say "Configuring in $folder"
    cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O2 "$@" >/dev/null
}

case "${1:-}" in
install)
    install_packages
    ;;
demos)
    install_packages
    configure build/demos -DSCIXX_BUILD_TESTS=OFF -DSCIXX_BUILD_EXAMPLES=ON
    say "Building and running the example programs (pictures and report.json go to out/)"
    cmake --build build/demos --parallel "$(jobs)" --target demos
    ;;
tests)
    install_packages
    configure build/release -DSCIXX_BUILD_TESTS=ON -DSCIXX_BUILD_EXAMPLES=ON
    say "Building the tests and the example programs"
    cmake --build build/release --parallel "$(jobs)"
    say "Running the tests"
    ctest --test-dir build/release --output-on-failure --parallel "$(jobs)"
    ;;
*)
    usage
    ;;
esac
