/* SPDX-License-Identifier: Apache-2.0 */
/* What the programs contract*.c hold the C interface to its word with: a small ruleset, and a
 * handle of each kind. Each tries every pointer NULL, handles after failures, and every result;
 * results.py checks that no result of any function is left out.
 *
 * Usage: contract... RULES-FILE */
#ifndef HJEMMEL_TESTS_CONTRACT_H
#define HJEMMEL_TESTS_CONTRACT_H

#include "expect.h"

#include <hjemmel.h>

#include <stdio.h>
#include <string.h>

static const char* rules_file = NULL;
static char rules[16384]; /* the ruleset that all of this is about */

/* What most tests need, made anew for each. */
struct made {
    hjemmel_catalog* catalog;
    hjemmel_version* version;
    hjemmel_evaluation* evaluation;
    hjemmel_facts* facts;
    hjemmel_outcomes* outcomes;
    hjemmel_buffer* buffer;
    hjemmel_error* error;
    int64_t day;
};

static inline const char* first_code(const hjemmel_error* error) {
    static char code[64];
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    code[0] = '\0';
    if (hjemmel_diagnostics_at(hjemmel_error_diagnostics(error), 0, HJEMMEL_LANGUAGE_ENGLISH,
                               &one) == 0)
        snprintf(code, sizeof code, "%s", one.code.data);
    return code;
}

static struct made make(void) {
    struct made all = {0, 0, 0, 0, 0, 0, 0, 0};
    hjemmel_file file = {{"prøve.yaml", HJEMMEL_NUL}, {rules, HJEMMEL_NUL}};
    EXPECT(hjemmel_day_from_date(2020, 6, 1, &all.day), HJEMMEL_OK);
    EXPECT(hjemmel_catalog_from_memory(&file, 1, NULL, &all.catalog, &all.error), HJEMMEL_OK);
    if (all.catalog == NULL) {
        hjemmel_buffer_new(&all.buffer);
        hjemmel_diagnostics_write(hjemmel_error_diagnostics(all.error), HJEMMEL_FORMAT_TEXT,
                                  HJEMMEL_LANGUAGE_ENGLISH, all.buffer);
        puts(hjemmel_buffer_text(all.buffer).data);
    }
    EXPECT(hjemmel_catalog_in_force(all.catalog, "prøve", HJEMMEL_NUL, all.day, &all.version,
                                    &all.error),
           HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_new(all.version, "borger", HJEMMEL_NUL, NULL, 0, NULL,
                                  &all.evaluation, &all.error),
           HJEMMEL_OK);
    EXPECT(hjemmel_facts_new(all.evaluation, &all.facts), HJEMMEL_OK);
    EXPECT(hjemmel_outcomes_new(&all.outcomes), HJEMMEL_OK);
    if (all.buffer == NULL) EXPECT(hjemmel_buffer_new(&all.buffer), HJEMMEL_OK);
    return all;
}

static void unmake(struct made* all) {
    hjemmel_error_free(all->error);
    hjemmel_buffer_free(all->buffer);
    hjemmel_outcomes_free(all->outcomes);
    hjemmel_facts_free(all->facts);
    hjemmel_evaluation_free(all->evaluation);
    hjemmel_version_free(all->version);
    hjemmel_catalog_free(all->catalog);
}

static inline const hjemmel_outcome* about(const hjemmel_outcomes* outcomes, const char* decision) {
    size_t i = 0;
    const hjemmel_outcome* one = NULL;
    hjemmel_outcome_info info = HJEMMEL_OUTCOME_INFO_INIT;
    while ((one = hjemmel_outcomes_at(outcomes, i++)) != NULL) {
        hjemmel_outcome_get_info(one, &info);
        if (strcmp(info.decision.data, decision) == 0) return one;
    }
    printf("no outcome of %s\n", decision);
    ++faults;
    return NULL;
}

/* Reads the rules, makes what the tests need and runs them; the program's exit status. */
static int hold(int argc, char** argv, void (*tests)(struct made*)) {
    struct made all;
    FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) return 2;
    rules_file = argv[1];
    rules[fread(rules, 1, sizeof rules - 1, file)] = '\0';
    fclose(file);
    note_results();
    all = make();
    if (all.catalog == NULL) return 1;
    tests(&all);
    unmake(&all);
    return told_faults();
}

#endif
