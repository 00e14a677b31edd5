/* SPDX-License-Identifier: Apache-2.0 */
/* The C interface held to its word: every pointer NULL, every handle after a failure, every result.
 * symbols.py checks that every function and every result is tried here.
 *
 * Usage: contract RULES-FILE */
#define HJEMMEL_UNSTABLE
#include <hjemmel.h>

#include <stdio.h>
#include <string.h>

static int faults = 0;

static void expect_at(int line, const char* what, long found, long expected) {
    if (found == expected) return;
    printf("%d: %s gave %ld (%s), not %ld\n", line, what, found,
           hjemmel_result_name((hjemmel_result)found), expected);
    ++faults;
}

#define EXPECT(call, expected) expect_at(__LINE__, #call, (long)(call), (long)(expected))
#define TRUE(condition) expect_at(__LINE__, #condition, (condition) ? 1 : 0, 1)

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

static const char* first_code(const hjemmel_error* error) {
    static char code[64];
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    code[0] = '\0';
    if (hjemmel_diagnostics_at(hjemmel_error_diagnostics(error), 0, HJEMMEL_ENGLISH, &one) == 0)
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
                                  HJEMMEL_ENGLISH, all.buffer);
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

static void library(void) {
    hjemmel_result result = 0;
    int32_t y = 7, m = 7, d = 7;
    int64_t day = 7;
    EXPECT(hjemmel_version_number(), HJEMMEL_VERSION_NUMBER);
    EXPECT(strcmp(hjemmel_version_string(), HJEMMEL_VERSION_STRING), 0);
    TRUE(strstr(hjemmel_build_info(), "hjemmel: " HJEMMEL_VERSION_STRING) != NULL);
    EXPECT(hjemmel_check_abi(HJEMMEL_ABI, HJEMMEL_VERSION_NUMBER), HJEMMEL_OK);
    EXPECT(hjemmel_check_abi(HJEMMEL_ABI, 0), HJEMMEL_OK);
    EXPECT(hjemmel_check_abi(HJEMMEL_ABI + 1, HJEMMEL_VERSION_NUMBER), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_check_abi(HJEMMEL_ABI, HJEMMEL_VERSION_NUMBER + 1), HJEMMEL_ERROR_OPTIONS);
    EXPECT(strcmp(hjemmel_result_name(HJEMMEL_ERROR_RULES), "ERROR_RULES"), 0);
    EXPECT(strcmp(hjemmel_result_name(-1000), "unknown"), 0);
    for (result = HJEMMEL_NONE; result >= HJEMMEL_ERROR_CANCELLED; --result)
        TRUE(strcmp(hjemmel_result_name(result), "unknown") != 0);
    EXPECT(hjemmel_day_from_date(2018, 3, 2, &day), HJEMMEL_OK);
    EXPECT(day, 17592);
    EXPECT(hjemmel_day_from_date(2018, 2, 29, &day), HJEMMEL_ERROR_RANGE);
    EXPECT(day, 0);
    EXPECT(hjemmel_day_from_date(2018, 2, 28, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_date_from_day(17592, &y, &m, &d), HJEMMEL_OK);
    TRUE(y == 2018 && m == 3 && d == 2);
    EXPECT(hjemmel_date_from_day(INT64_MAX, &y, &m, &d), HJEMMEL_ERROR_RANGE);
    TRUE(y == 0 && m == 0 && d == 0);
    EXPECT(hjemmel_date_from_day(0, NULL, &m, &d), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_date_from_day(0, &y, NULL, &d), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_date_from_day(0, &y, &m, NULL), HJEMMEL_ERROR_ARGUMENT);
}

static void errors(struct made* a) {
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    hjemmel_file bad = {{"b.yaml", HJEMMEL_NUL}, {"hjemmel: 1\nrulset: x\n", HJEMMEL_NUL}};
    hjemmel_catalog* none = a->catalog;
    const hjemmel_diagnostics* list = NULL;
    EXPECT(hjemmel_catalog_from_memory(&bad, 1, NULL, &none, &a->error), HJEMMEL_ERROR_RULES);
    TRUE(none == NULL && a->error != NULL);
    list = hjemmel_error_diagnostics(a->error);
    EXPECT(hjemmel_diagnostics_at(list, 0, HJEMMEL_DANISH, &one), HJEMMEL_OK);
    TRUE(one.line > 0 && one.column > 0 && one.text.size > 0);
    EXPECT(strcmp(one.file.data, "b.yaml"), 0);
    EXPECT(one.struct_size, sizeof one);
    EXPECT(hjemmel_diagnostics_at(list, 1000, HJEMMEL_DANISH, &one), HJEMMEL_NONE);
    EXPECT(hjemmel_diagnostics_at(NULL, 0, HJEMMEL_DANISH, &one), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_diagnostics_at(list, 0, HJEMMEL_DANISH, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_diagnostics_at(list, 0, 9, &one), HJEMMEL_ERROR_ARGUMENT);
    one.struct_size = 4;
    EXPECT(hjemmel_diagnostics_at(list, 0, HJEMMEL_DANISH, &one), HJEMMEL_ERROR_OPTIONS);
    one.struct_size = sizeof one;
    EXPECT(hjemmel_diagnostics_write(list, HJEMMEL_FORMAT_TEXT, HJEMMEL_DANISH, a->buffer),
           HJEMMEL_OK);
    TRUE(strstr(hjemmel_buffer_text(a->buffer).data, "b.yaml:") != NULL);
    EXPECT(hjemmel_diagnostics_write(list, HJEMMEL_FORMAT_JSON, HJEMMEL_ENGLISH, a->buffer),
           HJEMMEL_OK);
    EXPECT(hjemmel_buffer_text(a->buffer).data[0], '{');
    EXPECT(hjemmel_diagnostics_write(list, HJEMMEL_FORMAT_LETTER, 0, a->buffer),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_buffer_text(a->buffer).size, 0);
    EXPECT(hjemmel_diagnostics_write(NULL, 0, 0, a->buffer), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_diagnostics_write(list, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    hjemmel_error_free(a->error);
    a->error = NULL;
    TRUE(hjemmel_error_diagnostics(NULL) == NULL);
    hjemmel_error_free(NULL);
    EXPECT(hjemmel_buffer_new(NULL), HJEMMEL_ERROR_ARGUMENT);
    hjemmel_buffer_free(NULL);
    EXPECT(hjemmel_buffer_text(NULL).size, 0);
    TRUE(hjemmel_buffer_text(NULL).data != NULL);
}

static void catalogs(struct made* a) {
    hjemmel_file file = {{"a.yaml", HJEMMEL_NUL}, {rules, HJEMMEL_NUL}};
    hjemmel_load_options options = HJEMMEL_LOAD_OPTIONS_INIT;
    struct { /* a newer program's options */
        hjemmel_load_options known;
        uint64_t more;
    } newer = {HJEMMEL_LOAD_OPTIONS_INIT, 0};
    hjemmel_catalog* one = NULL;
    hjemmel_version* version = NULL;
    hjemmel_text text = {0, 0};
    EXPECT(hjemmel_catalog_load("no/such/folder", HJEMMEL_NUL, NULL, &one, &a->error),
           HJEMMEL_ERROR_RULES);
    TRUE(one == NULL && a->error != NULL);
    hjemmel_error_free(a->error);
    EXPECT(hjemmel_catalog_load("\xFF", HJEMMEL_NUL, NULL, &one, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_load("a\0b", 3, NULL, &one, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_load(NULL, HJEMMEL_NUL, NULL, &one, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_load("x", HJEMMEL_NUL, NULL, NULL, &a->error), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(strcmp(first_code(a->error), "wrong-argument"), 0);
    hjemmel_error_free(a->error);
    a->error = NULL;
    options.struct_size = 8;
    EXPECT(hjemmel_catalog_from_memory(&file, 1, &options, &one, NULL), HJEMMEL_ERROR_OPTIONS);
    newer.known.struct_size = sizeof newer;
    EXPECT(hjemmel_catalog_from_memory(&file, 1, &newer.known, &one, NULL), HJEMMEL_OK);
    hjemmel_catalog_free(one);
    newer.more = 1;
    EXPECT(hjemmel_catalog_from_memory(&file, 1, &newer.known, &one, NULL), HJEMMEL_ERROR_OPTIONS);
    options.struct_size = sizeof options;
    options.flags = 1;
    EXPECT(hjemmel_catalog_load("x", 1, &options, &one, NULL), HJEMMEL_ERROR_OPTIONS);
    options.flags = 0;
    options.file_bytes = 10;
    EXPECT(hjemmel_catalog_from_memory(&file, 1, &options, &one, NULL), HJEMMEL_ERROR_RULES);
    EXPECT(hjemmel_catalog_from_memory(NULL, 1, NULL, &one, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_from_memory(&file, 1, NULL, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    file.content.data = NULL;
    EXPECT(hjemmel_catalog_from_memory(&file, 1, NULL, &one, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_from_memory(NULL, 0, NULL, &one, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_catalog_ruleset(one, 0, &text), HJEMMEL_NONE);
    hjemmel_catalog_free(one);
    hjemmel_catalog_free(NULL);
    TRUE(hjemmel_catalog_warnings(a->catalog) != NULL);
    TRUE(hjemmel_catalog_warnings(NULL) == NULL);
    EXPECT(hjemmel_catalog_ruleset(a->catalog, 0, &text), HJEMMEL_OK);
    EXPECT(strcmp(text.data, "prøve"), 0);
    EXPECT(hjemmel_catalog_ruleset(a->catalog, 1, &text), HJEMMEL_NONE);
    EXPECT(hjemmel_catalog_ruleset(NULL, 0, &text), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_ruleset(a->catalog, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_version(a->catalog, "prøve", HJEMMEL_NUL, 0, &version, NULL),
           HJEMMEL_OK);
    hjemmel_version_free(version);
    EXPECT(hjemmel_catalog_version(a->catalog, "prøve", HJEMMEL_NUL, 1, &version, NULL),
           HJEMMEL_NONE);
    TRUE(version == NULL);
    EXPECT(hjemmel_catalog_version(a->catalog, "prve", HJEMMEL_NUL, 0, &version, &a->error),
           HJEMMEL_ERROR_NAME);
    EXPECT(strcmp(first_code(a->error), "unknown-ruleset"), 0);
    hjemmel_error_free(a->error);
    a->error = NULL;
    EXPECT(hjemmel_catalog_version(NULL, "x", 1, 0, &version, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_version(a->catalog, NULL, 1, 0, &version, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_version(a->catalog, "x", 1, 0, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_in_force(a->catalog, "prøve", HJEMMEL_NUL, 0, &version, NULL),
           HJEMMEL_NONE);
    EXPECT(hjemmel_catalog_in_force(a->catalog, "prøve", HJEMMEL_NUL, INT64_MAX, &version, NULL),
           HJEMMEL_ERROR_RANGE);
    EXPECT(hjemmel_catalog_in_force(NULL, "x", 1, 0, &version, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_in_force(a->catalog, NULL, 0, 0, &version, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_catalog_in_force(a->catalog, "x", 1, 0, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
}

static void versions(struct made* a) {
    hjemmel_version_info info = HJEMMEL_VERSION_INFO_INIT;
    hjemmel_declaration told = HJEMMEL_DECLARATION_INIT;
    hjemmel_setting set = {{"graense", HJEMMEL_NUL}, {"40", HJEMMEL_NUL}};
    hjemmel_version* changed = NULL;
    uint32_t index = 7;
    size_t count = 0;
    EXPECT(hjemmel_version_get_info(a->version, HJEMMEL_DANISH, &info), HJEMMEL_OK);
    TRUE(info.flags == (HJEMMEL_VERSION_HAS_FROM | HJEMMEL_VERSION_HAS_TO));
    TRUE(info.digest.size == 64 && info.from < a->day && info.to > a->day);
    EXPECT(hjemmel_version_get_info(NULL, HJEMMEL_DANISH, &info), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_get_info(a->version, HJEMMEL_DANISH, NULL), HJEMMEL_ERROR_ARGUMENT);
    info.struct_size = 1;
    EXPECT(hjemmel_version_get_info(a->version, HJEMMEL_DANISH, &info), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_version_with(a->version, &set, 1, &changed, NULL), HJEMMEL_OK);
    hjemmel_version_free(changed);
    set.value.data = "x";
    EXPECT(hjemmel_version_with(a->version, &set, 1, &changed, NULL), HJEMMEL_ERROR_SETTING);
    TRUE(changed == NULL);
    set.parameter.data = "grænse";
    EXPECT(hjemmel_version_with(a->version, &set, 1, &changed, NULL), HJEMMEL_ERROR_NAME);
    EXPECT(hjemmel_version_with(NULL, &set, 1, &changed, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_with(a->version, NULL, 1, &changed, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_with(a->version, &set, 1, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    hjemmel_version_free(NULL);
    while (hjemmel_version_declaration(a->version, HJEMMEL_FACT, count, 0, &told) == HJEMMEL_OK)
        ++count;
    EXPECT(count, 5);
    EXPECT(hjemmel_version_declaration(a->version, HJEMMEL_ENTITY, 1, 0, &told), HJEMMEL_OK);
    EXPECT(hjemmel_version_declaration(a->version, HJEMMEL_PARAMETER, 0, 0, &told), HJEMMEL_OK);
    EXPECT(strcmp(told.type.data, "number"), 0);
    EXPECT(hjemmel_version_declaration(a->version, HJEMMEL_DECISION, 0, 0, &told), HJEMMEL_OK);
    EXPECT(hjemmel_version_declaration(a->version, 99, 0, 0, &told), HJEMMEL_NONE);
    EXPECT(hjemmel_version_declaration(NULL, 0, 0, 0, &told), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_declaration(a->version, 0, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    told.struct_size = 1;
    EXPECT(hjemmel_version_declaration(a->version, 0, 0, 0, &told), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_version_fact(a->version, "borger", 6, "alder", 5, &index, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_version_fact(a->version, "borger", 6, "gammel", 6, &index, &a->error),
           HJEMMEL_ERROR_NAME);
    EXPECT(index, 0);
    hjemmel_error_free(a->error);
    a->error = NULL;
    EXPECT(hjemmel_version_fact(a->version, NULL, 0, "alder", 5, &index, NULL), HJEMMEL_ERROR_NAME);
    EXPECT(hjemmel_version_fact(NULL, NULL, 0, "x", 1, &index, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_fact(a->version, "borger", 6, NULL, 1, &index, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_fact(a->version, "borger", 6, "x", 1, NULL, NULL),
           HJEMMEL_ERROR_ARGUMENT);
}

static const hjemmel_outcome* about(const hjemmel_outcomes* outcomes, const char* decision) {
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

static void set_facts(struct made* a) {
    hjemmel_facts* one = NULL;
    uint32_t index = 0;
    int i = 0;
    EXPECT(hjemmel_facts_new(NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_new(NULL, &one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_index(one, 0), HJEMMEL_ERROR_ARGUMENT);
    hjemmel_facts_free(one);
    hjemmel_facts_free(NULL);
    one = a->facts;
    EXPECT(hjemmel_facts_boolean(one, 1), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_end(one), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_number(one, 1, INT32_MAX), HJEMMEL_ERROR_RANGE);
    EXPECT(hjemmel_facts_number(one, 470, -1), HJEMMEL_ERROR_STATE); /* the name is forgotten */
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_number(one, 470, -1), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_decimal(one, "1234567890123456789012345678901234", HJEMMEL_NUL),
           HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_decimal(one, "12345678901234567890123456789012345", HJEMMEL_NUL),
           HJEMMEL_ERROR_RANGE);
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_decimal(one, "-1.50E+6000", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_decimal(one, "37,5", HJEMMEL_NUL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "alder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_decimal(one, NULL, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_decimal(NULL, "1", 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_fact(a->version, "borger", 6, "alder", 5, &index, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_index(one, index), HJEMMEL_OK);
    EXPECT(hjemmel_facts_date(one, INT64_MIN), HJEMMEL_ERROR_RANGE);
    EXPECT(hjemmel_facts_index(one, index), HJEMMEL_OK);
    EXPECT(hjemmel_facts_date(one, 0), HJEMMEL_OK);
    EXPECT(hjemmel_facts_index(one, 1000), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "a\0b", 3), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "navn", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_text(one, "\xC3", 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "navn", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_text(one, "Åse", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "perioder", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_list(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "fra", HJEMMEL_NUL), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_index(one, index), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_preset(one, "tal", 3, "x", 1), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_json(one, "{}", 2, NULL), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_evaluation_run(a->evaluation, one, a->day, a->outcomes, NULL),
           HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_context(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_boolean(one, 1), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_name(one, "fra", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_end(one), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_date(one, 0), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "til", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_absent(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_end(one), HJEMMEL_OK);
    for (i = 0; i < 31; ++i)
        EXPECT(hjemmel_facts_list(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_list(one), HJEMMEL_ERROR_RANGE);
    EXPECT(hjemmel_facts_context(one), HJEMMEL_ERROR_RANGE);
    EXPECT(hjemmel_facts_clear(one), HJEMMEL_OK);
    /* The id is a text, told as soon as a list begins; a preset may be a context. */
    EXPECT(hjemmel_facts_name(one, "sags_id", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_list(one), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_preset(one, "par", 3, "Journal", 7), HJEMMEL_OK);
    EXPECT(hjemmel_facts_context(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_list(one), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_name(one, "a", 1), HJEMMEL_OK);
    EXPECT(hjemmel_facts_decimal(one, "x", 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "a", 1), HJEMMEL_OK);
    EXPECT(hjemmel_facts_number(one, 7, 0), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "b", 1), HJEMMEL_OK);
    EXPECT(hjemmel_facts_text(one, "x", 1), HJEMMEL_OK);
    EXPECT(hjemmel_facts_end(one), HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_run(a->evaluation, one, a->day, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_value_write(hjemmel_outcome_value(about(a->outcomes, "par")),
                               HJEMMEL_FORMAT_PLAIN, 0, a->buffer),
           HJEMMEL_OK);
    EXPECT(strcmp(hjemmel_buffer_text(a->buffer).data, "{\"a\":7,\"b\":\"x\"}"), 0);
    EXPECT(hjemmel_facts_clear(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_json(one, "{\"alder\": }", HJEMMEL_NUL, &a->error), HJEMMEL_ERROR_FACTS);
    EXPECT(strcmp(first_code(a->error), "json-syntax"), 0);
    hjemmel_error_free(a->error);
    EXPECT(hjemmel_facts_json(one, "{\"sags_id\": \"S-1\", \"alder\": 47}", HJEMMEL_NUL, &a->error),
           HJEMMEL_OK);
    TRUE(a->error == NULL);
    EXPECT(hjemmel_facts_preset(one, "tal", 3, "", 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_preset(one, "tal", 3, NULL, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_preset(one, NULL, 3, "x", 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_preset(one, "tal", 3, "Journal", 7), HJEMMEL_OK);
    EXPECT(hjemmel_facts_number(one, 5, 0), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "sags_id", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_boolean(one, 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "sags_id", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_text(one, "S-2", 3), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, NULL, 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "navn", 4), HJEMMEL_OK);
    EXPECT(hjemmel_facts_text(one, NULL, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "navn", 4), HJEMMEL_OK);
    EXPECT(hjemmel_facts_absent(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_json(one, NULL, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_json(NULL, "{}", 2, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_clear(NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(NULL, "x", 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_index(NULL, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_absent(NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_boolean(NULL, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_number(NULL, 0, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_text(NULL, "", 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_date(NULL, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_list(NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_context(NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_end(NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_preset(NULL, "x", 1, "x", 1), HJEMMEL_ERROR_ARGUMENT);
    /* A handle of another kind. */
    EXPECT(hjemmel_facts_clear((hjemmel_facts*)(void*)a->buffer), HJEMMEL_ERROR_ARGUMENT);
}

static void evaluations(struct made* a) {
    hjemmel_text names[] = {{"gammel", HJEMMEL_NUL}, {"antal", HJEMMEL_NUL}};
    hjemmel_text whole = {"perioder", HJEMMEL_NUL};
    hjemmel_evaluation_options options = HJEMMEL_EVALUATION_OPTIONS_INIT;
    hjemmel_evaluation* one = NULL;
    EXPECT(hjemmel_evaluation_new(a->version, NULL, 0, names, 1, NULL, &one, NULL), HJEMMEL_OK);
    hjemmel_evaluation_free(one);
    EXPECT(hjemmel_evaluation_new(a->version, NULL, 0, names, 2, NULL, &one, &a->error),
           HJEMMEL_ERROR_NAME);
    TRUE(one == NULL);
    EXPECT(strcmp(first_code(a->error), "mixed-decisions"), 0);
    hjemmel_error_free(a->error);
    a->error = NULL;
    options.complete = &whole;
    options.complete_count = 1;
    options.flags = HJEMMEL_NULLS_ABSENT;
    options.steps = 1;
    EXPECT(hjemmel_evaluation_new(a->version, "borger", 6, NULL, 0, &options, &one, NULL),
           HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_run(one, a->facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_outcome_status(hjemmel_outcomes_at(a->outcomes, 0)), HJEMMEL_STATUS_FAILED);
    hjemmel_evaluation_free(one);
    hjemmel_evaluation_free(NULL);
    whole.data = "periode";
    EXPECT(hjemmel_evaluation_new(a->version, "borger", 6, NULL, 0, &options, &one, NULL),
           HJEMMEL_ERROR_NAME);
    options.complete_count = 0;
    options.flags = 1U << 31;
    EXPECT(hjemmel_evaluation_new(a->version, "borger", 6, NULL, 0, &options, &one, NULL),
           HJEMMEL_ERROR_OPTIONS);
    options.flags = 0;
    options.complete_count = 1;
    options.complete = NULL;
    EXPECT(hjemmel_evaluation_new(a->version, "borger", 6, NULL, 0, &options, &one, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    options.struct_size = 3;
    EXPECT(hjemmel_evaluation_new(a->version, "borger", 6, NULL, 0, &options, &one, NULL),
           HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_evaluation_new(NULL, NULL, 0, NULL, 0, NULL, &one, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_new(a->version, NULL, 0, NULL, 1, NULL, &one, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_new(a->version, NULL, 5, NULL, 0, NULL, &one, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_new(a->version, NULL, 0, NULL, 0, NULL, NULL, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_run(NULL, a->facts, a->day, a->outcomes, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_run(a->evaluation, NULL, a->day, a->outcomes, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_run(a->evaluation, a->facts, a->day, NULL, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_run(a->evaluation, a->facts, INT64_MAX, a->outcomes, NULL),
           HJEMMEL_ERROR_RANGE);
    TRUE(hjemmel_outcomes_at(a->outcomes, 0) == NULL);
    EXPECT(hjemmel_evaluation_run(a->evaluation, a->facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_outcomes_new(NULL), HJEMMEL_ERROR_ARGUMENT);
    hjemmel_outcomes_free(NULL);
    TRUE(hjemmel_outcomes_at(NULL, 0) == NULL);
    TRUE(hjemmel_outcomes_at(a->outcomes, 100) == NULL);
}

static void outcomes_of(struct made* a) {
    hjemmel_outcome_info info = HJEMMEL_OUTCOME_INFO_INIT;
    hjemmel_missing missing = HJEMMEL_MISSING_INIT;
    hjemmel_note note = HJEMMEL_NOTE_INIT;
    const hjemmel_outcome* one = about(a->outcomes, "gammel");
    int32_t format = 0;
    EXPECT(hjemmel_outcome_status(one), HJEMMEL_STATUS_KNOWN);
    EXPECT(hjemmel_outcome_status(NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_kind(hjemmel_outcome_value(one)), HJEMMEL_KIND_BOOLEAN);
    TRUE(hjemmel_outcome_value(NULL) == NULL);
    EXPECT(hjemmel_outcome_get_info(one, &info), HJEMMEL_OK);
    EXPECT(strcmp(info.id.data, "S-2"), 0);
    EXPECT(strcmp(info.version.data, "2020-01-01"), 0);
    TRUE(info.day == a->day && info.value != NULL && info.diagnostics != NULL);
    EXPECT(hjemmel_outcome_get_info(NULL, &info), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_get_info(one, NULL), HJEMMEL_ERROR_ARGUMENT);
    info.struct_size = 1;
    EXPECT(hjemmel_outcome_get_info(one, &info), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_outcome_missing(one, 0, HJEMMEL_DANISH, &missing), HJEMMEL_NONE);
    EXPECT(hjemmel_outcome_missing(about(a->outcomes, "dag"), 0, HJEMMEL_DANISH, &missing),
           HJEMMEL_OK);
    EXPECT(strcmp(missing.label.data, "Afgang"), 0);
    EXPECT(hjemmel_outcome_missing(NULL, 0, HJEMMEL_DANISH, &missing), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_missing(one, 0, HJEMMEL_DANISH, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_missing(one, 0, 5, &missing), HJEMMEL_ERROR_ARGUMENT);
    missing.struct_size = 1;
    EXPECT(hjemmel_outcome_missing(about(a->outcomes, "dag"), 0, 0, &missing),
           HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_outcome_note(about(a->outcomes, "tal"), 0, &note), HJEMMEL_OK);
    TRUE(note.kind == HJEMMEL_NOTE_PRESET && strcmp(note.text.data, "Journal") == 0);
    EXPECT(hjemmel_outcome_note(about(a->outcomes, "tal"), 1, &note), HJEMMEL_NONE);
    EXPECT(hjemmel_outcome_note(NULL, 0, &note), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_note(one, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    note.struct_size = 1;
    EXPECT(hjemmel_outcome_note(about(a->outcomes, "tal"), 0, &note), HJEMMEL_ERROR_OPTIONS);
    for (format = HJEMMEL_FORMAT_TEXT; format <= HJEMMEL_FORMAT_LETTER; ++format) {
        EXPECT(hjemmel_outcome_write(one, format, HJEMMEL_ENGLISH, a->buffer), HJEMMEL_OK);
        TRUE(hjemmel_buffer_text(a->buffer).size > 0);
    }
    EXPECT(hjemmel_outcome_write(one, format, HJEMMEL_ENGLISH, a->buffer), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_buffer_text(a->buffer).size, 0);
    EXPECT(hjemmel_outcome_write(NULL, 0, 0, a->buffer), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_write(one, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
}

/* Outcomes that are no answer. */
static void other_statuses(struct made* a) {
    hjemmel_facts* facts = NULL;
    EXPECT(hjemmel_evaluation_run(a->evaluation, a->facts, 0, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_outcome_status(hjemmel_outcomes_at(a->outcomes, 0)),
           HJEMMEL_STATUS_OUTSIDE_VALIDITY);
    EXPECT(hjemmel_facts_new(NULL, &facts), HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_run(a->evaluation, facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_outcome_status(about(a->outcomes, "gammel")), HJEMMEL_STATUS_UNDETERMINED);
    EXPECT(hjemmel_value_kind(hjemmel_outcome_value(about(a->outcomes, "gammel"))),
           HJEMMEL_KIND_ONE_OF);
    EXPECT(hjemmel_value_size(hjemmel_outcome_value(about(a->outcomes, "gammel"))), 2);
    EXPECT(hjemmel_value_kind(hjemmel_outcome_value(about(a->outcomes, "tal"))),
           HJEMMEL_KIND_ANYTHING);
    EXPECT(hjemmel_value_flags(hjemmel_outcome_value(about(a->outcomes, "gammel"))),
           HJEMMEL_VALUE_OPEN);
    EXPECT(hjemmel_value_flags(hjemmel_outcome_value(about(a->outcomes, "dag"))),
           HJEMMEL_VALUE_OPEN | HJEMMEL_VALUE_MAY_BE_NULL);
    EXPECT(hjemmel_value_flags(NULL), 0);
    EXPECT(hjemmel_facts_json(facts, "{\"alder\": \"x\"}", HJEMMEL_NUL, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_run(a->evaluation, facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_outcome_status(hjemmel_outcomes_at(a->outcomes, 0)), HJEMMEL_STATUS_REFUSED);
    hjemmel_facts_free(facts);
    EXPECT(hjemmel_evaluation_run(a->evaluation, a->facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
}

static void values(struct made* a) {
    const hjemmel_value* yes = NULL;
    const hjemmel_value* pair = NULL;
    hjemmel_item item = HJEMMEL_ITEM_INIT;
    hjemmel_duration length = {1, 1, 1, 1};
    hjemmel_text text = {0, 0};
    uint8_t truth = 7;
    int64_t number = 7;
    int32_t exponent = 7;
    hjemmel_facts_clear(a->facts);
    hjemmel_facts_json(a->facts, "{\"alder\": 47.5, \"navn\": \"Åse\", \"afgang\": \"2020-02-29\"}",
                       HJEMMEL_NUL, NULL);
    hjemmel_evaluation_run(a->evaluation, a->facts, a->day, a->outcomes, NULL);
    yes = hjemmel_outcome_value(about(a->outcomes, "gammel"));
    pair = hjemmel_outcome_value(about(a->outcomes, "par"));
    EXPECT(hjemmel_value_kind(NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_boolean(yes, &truth), HJEMMEL_OK);
    EXPECT(truth, 1);
    EXPECT(hjemmel_value_boolean(pair, &truth), HJEMMEL_ERROR_KIND);
    EXPECT(truth, 0);
    EXPECT(hjemmel_value_boolean(NULL, &truth), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_boolean(yes, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(
        hjemmel_value_number(hjemmel_outcome_value(about(a->outcomes, "tal")), &number, &exponent),
        HJEMMEL_OK);
    TRUE(number == 95 && exponent == 0);
    EXPECT(
        hjemmel_value_number(hjemmel_outcome_value(about(a->outcomes, "stor")), &number, &exponent),
        HJEMMEL_ERROR_RANGE);
    TRUE(number == 0 && exponent == 0);
    EXPECT(hjemmel_value_number(yes, &number, &exponent), HJEMMEL_ERROR_KIND);
    EXPECT(hjemmel_value_number(NULL, &number, &exponent), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_number(yes, NULL, &exponent), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_number(yes, &number, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_date(hjemmel_outcome_value(about(a->outcomes, "dag")), &number),
           HJEMMEL_OK);
    EXPECT(number, 18321);
    EXPECT(hjemmel_value_date(yes, &number), HJEMMEL_ERROR_KIND);
    EXPECT(hjemmel_value_date(NULL, &number), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_date(yes, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_duration(hjemmel_outcome_value(about(a->outcomes, "tid")), &length),
           HJEMMEL_OK);
    TRUE(length.months == 0 && length.seconds == 28 * 86400);
    EXPECT(hjemmel_value_duration(yes, &length), HJEMMEL_ERROR_KIND);
    EXPECT(hjemmel_value_duration(NULL, &length), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_duration(yes, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_text(hjemmel_outcome_value(about(a->outcomes, "kaldt")), &text),
           HJEMMEL_OK);
    EXPECT(strcmp(text.data, "Åse"), 0);
    EXPECT(hjemmel_value_text(yes, &text), HJEMMEL_ERROR_KIND);
    EXPECT(hjemmel_value_text(NULL, &text), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_text(yes, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_size(pair), 2);
    EXPECT(hjemmel_value_size(NULL), 0);
    EXPECT(hjemmel_value_item(pair, 1, &item), HJEMMEL_OK);
    EXPECT(strcmp(item.name.data, "b"), 0);
    EXPECT(hjemmel_value_item(pair, 2, &item), HJEMMEL_NONE);
    EXPECT(hjemmel_value_item(yes, 0, &item), HJEMMEL_NONE);
    EXPECT(hjemmel_value_item(NULL, 0, &item), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_item(pair, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    item.struct_size = 1;
    EXPECT(hjemmel_value_item(pair, 0, &item), HJEMMEL_ERROR_OPTIONS);
    TRUE(hjemmel_value_entry(pair, "a", 1) != NULL);
    TRUE(hjemmel_value_entry(pair, "c", 1) == NULL);
    TRUE(hjemmel_value_entry(yes, "a", 1) == NULL);
    TRUE(hjemmel_value_entry(NULL, "a", 1) == NULL);
    TRUE(hjemmel_value_entry(pair, NULL, 1) == NULL);
    EXPECT(hjemmel_value_write(pair, HJEMMEL_FORMAT_JSON, 0, a->buffer), HJEMMEL_OK);
    EXPECT(strcmp(hjemmel_buffer_text(a->buffer).data, "{\"a\":47.5,\"b\":\"Åse\"}"), 0);
    EXPECT(hjemmel_value_write(yes, HJEMMEL_FORMAT_TEXT, HJEMMEL_DANISH, a->buffer), HJEMMEL_OK);
    EXPECT(strcmp(hjemmel_buffer_text(a->buffer).data, "ja"), 0);
    EXPECT(hjemmel_value_write(hjemmel_outcome_value(about(a->outcomes, "tid")),
                               HJEMMEL_FORMAT_PLAIN, 0, a->buffer),
           HJEMMEL_OK);
    EXPECT(strcmp(hjemmel_buffer_text(a->buffer).data, "P28D"), 0);
    EXPECT(hjemmel_value_write(yes, 7, 0, a->buffer), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_write(NULL, 0, 0, a->buffer), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_value_write(yes, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
}

static void reasons(struct made* a) {
    const hjemmel_outcome* one = about(a->outcomes, "gammel");
    hjemmel_reason_info info = HJEMMEL_REASON_INFO_INIT;
    hjemmel_used used = HJEMMEL_USED_INIT;
    hjemmel_source source = HJEMMEL_SOURCE_INIT;
    hjemmel_reason* root = NULL;
    const hjemmel_reason* met = NULL;
    hjemmel_text path = {0, 0};
    EXPECT(hjemmel_reason_new(one, &root, &a->error), HJEMMEL_OK);
    EXPECT(hjemmel_reason_new(NULL, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_new(one, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_get_info(root, HJEMMEL_DANISH, &info), HJEMMEL_OK);
    TRUE(info.kind == HJEMMEL_REASON_DECISION && info.mark == HJEMMEL_MARK_MET);
    EXPECT(hjemmel_reason_get_info(NULL, 0, &info), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_get_info(root, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    met = hjemmel_reason_part(root, 0);
    TRUE(met != NULL);
    TRUE(hjemmel_reason_part(NULL, 0) == NULL);
    TRUE(hjemmel_reason_part(root, 1000) == NULL);
    EXPECT(hjemmel_reason_get_info(met, HJEMMEL_DANISH, &info), HJEMMEL_OK);
    EXPECT(strcmp(info.text.data, "Over grænsen"), 0);
    EXPECT(hjemmel_reason_used(met, 0, HJEMMEL_DANISH, &used), HJEMMEL_OK);
    EXPECT(hjemmel_reason_used(met, info.used_count, HJEMMEL_DANISH, &used), HJEMMEL_NONE);
    EXPECT(hjemmel_reason_used(NULL, 0, 0, &used), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_used(met, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_source(met, 0, HJEMMEL_DANISH, &source), HJEMMEL_OK);
    EXPECT(strcmp(source.title.data, "Loven"), 0);
    EXPECT(hjemmel_reason_source(met, 9, HJEMMEL_DANISH, &source), HJEMMEL_NONE);
    EXPECT(hjemmel_reason_source(NULL, 0, 0, &source), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_source(met, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_missing(met, 0, &path), HJEMMEL_NONE);
    EXPECT(hjemmel_reason_missing(NULL, 0, &path), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_missing(met, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    info.struct_size = used.struct_size = source.struct_size = 1;
    EXPECT(hjemmel_reason_get_info(root, 0, &info), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_reason_used(met, 0, 0, &used), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_reason_source(met, 0, 0, &source), HJEMMEL_ERROR_OPTIONS);
    hjemmel_reason_free(root);
    hjemmel_reason_free(NULL);
}

int main(int argc, char** argv) {
    struct made all;
    FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) return 2;
    rules[fread(rules, 1, sizeof rules - 1, file)] = '\0';
    fclose(file);
    library();
    all = make();
    if (all.catalog == NULL) return 1;
    errors(&all);
    catalogs(&all);
    versions(&all);
    set_facts(&all);
    evaluations(&all);
    outcomes_of(&all);
    other_statuses(&all);
    values(&all);
    reasons(&all);
    /* What was made from a handle needs it no longer. */
    hjemmel_catalog_free(all.catalog);
    hjemmel_version_free(all.version);
    all.catalog = NULL;
    all.version = NULL;
    values(&all);
    unmake(&all);
    printf("%d faults\n", faults);
    return faults == 0 ? 0 : 1;
}
