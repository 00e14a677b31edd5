/* SPDX-License-Identifier: Apache-2.0 */
/* A library of another generation: it has one function, which refuses everyone. */
#include <stdint.h>

int32_t hjemmel_check_abi(int32_t abi, int32_t version_number) {
    (void)abi;
    (void)version_number;
    return -4;
}
