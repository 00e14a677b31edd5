// SPDX-License-Identifier: Apache-2.0
#ifndef HJEMMEL_H
#define HJEMMEL_H

// The C interface of hjemmel: all that another language needs.
//
// The three numbers below are the only place that states the version; the build reads them here.

#include <stdint.h> // NOLINT(modernize-deprecated-headers): this is C

#define HJEMMEL_VERSION_MAJOR 0
#define HJEMMEL_VERSION_MINOR 1
#define HJEMMEL_VERSION_PATCH 0

/// The version this header belongs to, as one number that grows: 1.2.3 is 1002003.
#define HJEMMEL_VERSION_NUMBER                                                                     \
    (HJEMMEL_VERSION_MAJOR * 1000000 + HJEMMEL_VERSION_MINOR * 1000 + HJEMMEL_VERSION_PATCH)

/// The same as text: "1.2.3".
#define HJEMMEL_VERSION_STRING                                                                     \
    HJEMMEL_DETAIL_TEXT(HJEMMEL_VERSION_MAJOR)                                                     \
    "." HJEMMEL_DETAIL_TEXT(HJEMMEL_VERSION_MINOR) "." HJEMMEL_DETAIL_TEXT(HJEMMEL_VERSION_PATCH)
#define HJEMMEL_DETAIL_TEXT(number) HJEMMEL_DETAIL_QUOTE(number)
#define HJEMMEL_DETAIL_QUOTE(number) #number

#if defined(__GNUC__)
#define HJEMMEL_API __attribute__((visibility("default")))
#else
#define HJEMMEL_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the library that runs, in the form of HJEMMEL_VERSION_NUMBER. Never fails; may be
/// called from any thread. Since 0.1.
HJEMMEL_API int32_t hjemmel_version_number(void);

/// The version of the library that runs, as text ("1.2.3"), NUL-terminated. The text belongs to the
/// library and stays for as long as that is loaded. Never fails; may be called from any thread.
/// Since 0.1.
HJEMMEL_API const char* hjemmel_version_string(void);

#ifdef __cplusplus
}
#endif

#endif
