// SPDX-License-Identifier: Apache-2.0
// Calls the shared library from C.
#include <hjemmel.h>

int main(void) { return hjemmel_version_number() == HJEMMEL_VERSION_NUMBER ? 0 : 1; }
