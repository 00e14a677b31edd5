// SPDX-License-Identifier: Apache-2.0
// The C interface on top of the engine.
#include <hjemmel.h>

namespace {

constexpr int field = 1000; // of HJEMMEL_VERSION_NUMBER
static_assert(HJEMMEL_VERSION_MINOR < field && HJEMMEL_VERSION_PATCH < field);

} // namespace

int32_t hjemmel_version_number(void) { return HJEMMEL_VERSION_NUMBER; }

const char* hjemmel_version_string(void) { return HJEMMEL_VERSION_STRING; }
