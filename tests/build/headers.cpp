// SPDX-License-Identifier: Apache-2.0
// Links the units that include each header, and asks the C library for the version it was built as.
#include <hjemmel.h>

#include <string_view>

int main() {
    const bool same = hjemmel_version_number() == HJEMMEL_VERSION_NUMBER &&
                      std::string_view(hjemmel_version_string()) == HJEMMEL_VERSION_STRING;
    return same ? 0 : 1;
}
