// SPDX-License-Identifier: BSD-3-Clause

// Prints out/report.json as one table. The arguments name the programs whose results it must hold.
#include "support/report.hpp"

int main(int argc, char** argv) {
    return demo::print_all({argv + 1, argv + argc});
}
