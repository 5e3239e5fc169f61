// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// The version, as a release's tag has it. CMake reads it from here.
#define SCIXX_VERSION_MAJOR 0
#define SCIXX_VERSION_MINOR 1
#define SCIXX_VERSION_PATCH 0
/// The version as one number that can be compared: 10203 for 1.2.3.
#define SCIXX_VERSION (SCIXX_VERSION_MAJOR * 10000 + SCIXX_VERSION_MINOR * 100 + SCIXX_VERSION_PATCH)
