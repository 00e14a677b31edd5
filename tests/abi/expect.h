/* SPDX-License-Identifier: Apache-2.0 */
/* What calls gave, held against what they should give; noted for results.py, which demands that
 * each function has given every result that the header names for it. */
#ifndef HJEMMEL_TESTS_EXPECT_H
#define HJEMMEL_TESTS_EXPECT_H

#include <stdio.h>
#include <stdlib.h>

static int faults = 0;
static FILE* results = NULL; /* a line a call: the call, a tab, the number that it gave */

/* Opens the file of that name in the environment's HJEMMEL_RESULTS, where there is one. */
static void note_results(void) {
    const char* path = getenv("HJEMMEL_RESULTS");
    if (path != NULL) results = fopen(path, "w");
}

static void note_result(const char* call, long found) {
    const char* at = call;
    if (results == NULL) return;
    for (; *at != '\0' && *at != '('; ++at)
        fputc(*at, results);
    fprintf(results, "\t%ld\n", found);
}

/* Tells how many faults there were; the program's exit status. */
static int told_faults(void) {
    if (results != NULL) fclose(results);
    printf("%d faults\n", faults);
    return faults == 0 ? 0 : 1;
}

static inline void expect_at(int line, const char* what, long found, long expected) {
    note_result(what, found);
    if (found == expected) return;
    printf("%d: %s gave %ld, not %ld\n", line, what, found, expected);
    ++faults;
}

#define EXPECT(call, expected) expect_at(__LINE__, #call, (long)(call), (long)(expected))
#define TRUE(condition) expect_at(__LINE__, #condition, (condition) ? 1 : 0, 1)

#endif
