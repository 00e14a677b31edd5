/* SPDX-License-Identifier: Apache-2.0 */
/* The contract of the library, catalogs, versions, evaluations and outcomes. */
#include "contract.h"

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
    EXPECT(hjemmel_diagnostics_at(list, 0, HJEMMEL_LANGUAGE_DANISH, &one), HJEMMEL_OK);
    TRUE(one.line > 0 && one.column > 0 && one.text.size > 0);
    EXPECT(strcmp(one.file.data, "b.yaml"), 0);
    EXPECT(one.struct_size, sizeof one);
    EXPECT(hjemmel_diagnostics_at(list, 1000, HJEMMEL_LANGUAGE_DANISH, &one), HJEMMEL_NONE);
    EXPECT(hjemmel_diagnostics_at(NULL, 0, HJEMMEL_LANGUAGE_DANISH, &one), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_diagnostics_at(list, 0, HJEMMEL_LANGUAGE_DANISH, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_diagnostics_at(list, 0, 9, &one), HJEMMEL_ERROR_ARGUMENT);
    one.struct_size = 4;
    EXPECT(hjemmel_diagnostics_at(list, 0, HJEMMEL_LANGUAGE_DANISH, &one), HJEMMEL_ERROR_OPTIONS);
    one.struct_size = sizeof one;
    EXPECT(hjemmel_diagnostics_write(list, HJEMMEL_FORMAT_TEXT, HJEMMEL_LANGUAGE_DANISH, a->buffer),
           HJEMMEL_OK);
    TRUE(strstr(hjemmel_buffer_text(a->buffer).data, "b.yaml:") != NULL);
    EXPECT(
        hjemmel_diagnostics_write(list, HJEMMEL_FORMAT_JSON, HJEMMEL_LANGUAGE_ENGLISH, a->buffer),
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
    EXPECT(hjemmel_catalog_load(rules_file, HJEMMEL_NUL, NULL, &one, NULL), HJEMMEL_OK);
    hjemmel_catalog_free(one);
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
    EXPECT(hjemmel_catalog_in_force(a->catalog, "x", 1, 0, &version, NULL), HJEMMEL_ERROR_NAME);
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
    EXPECT(hjemmel_version_get_info(a->version, HJEMMEL_LANGUAGE_DANISH, &info), HJEMMEL_OK);
    TRUE(info.flags == (HJEMMEL_VERSION_FLAG_HAS_FROM | HJEMMEL_VERSION_FLAG_HAS_TO));
    TRUE(info.digest.size == 64 && info.from < a->day && info.to > a->day);
    EXPECT(hjemmel_version_get_info(NULL, HJEMMEL_LANGUAGE_DANISH, &info), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_version_get_info(a->version, HJEMMEL_LANGUAGE_DANISH, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    info.struct_size = 1;
    EXPECT(hjemmel_version_get_info(a->version, HJEMMEL_LANGUAGE_DANISH, &info),
           HJEMMEL_ERROR_OPTIONS);
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
    while (hjemmel_version_declaration(a->version, HJEMMEL_DECLARATION_KIND_FACT, count, 0,
                                       &told) == HJEMMEL_OK)
        ++count;
    EXPECT(count, 5);
    EXPECT(hjemmel_version_declaration(a->version, HJEMMEL_DECLARATION_KIND_ENTITY, 1, 0, &told),
           HJEMMEL_OK);
    EXPECT(hjemmel_version_declaration(a->version, HJEMMEL_DECLARATION_KIND_PARAMETER, 0, 0, &told),
           HJEMMEL_OK);
    EXPECT(strcmp(told.type.data, "number"), 0);
    EXPECT(hjemmel_version_declaration(a->version, HJEMMEL_DECLARATION_KIND_DECISION, 0, 0, &told),
           HJEMMEL_OK);
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
    options.flags = HJEMMEL_EVALUATION_FLAG_NULLS_ABSENT;
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
    EXPECT(hjemmel_value_kind(hjemmel_outcome_value(one)), HJEMMEL_VALUE_KIND_BOOLEAN);
    TRUE(hjemmel_outcome_value(NULL) == NULL);
    EXPECT(hjemmel_outcome_get_info(one, &info), HJEMMEL_OK);
    EXPECT(strcmp(info.id.data, "S-2"), 0);
    EXPECT(strcmp(info.version.data, "2020-01-01"), 0);
    TRUE(info.day == a->day && info.value != NULL && info.diagnostics != NULL);
    EXPECT(hjemmel_outcome_get_info(NULL, &info), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_get_info(one, NULL), HJEMMEL_ERROR_ARGUMENT);
    info.struct_size = 1;
    EXPECT(hjemmel_outcome_get_info(one, &info), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_outcome_missing(one, 0, HJEMMEL_LANGUAGE_DANISH, &missing), HJEMMEL_NONE);
    EXPECT(hjemmel_outcome_missing(about(a->outcomes, "dag"), 0, HJEMMEL_LANGUAGE_DANISH, &missing),
           HJEMMEL_OK);
    EXPECT(strcmp(missing.label.data, "Afgang"), 0);
    EXPECT(hjemmel_outcome_missing(NULL, 0, HJEMMEL_LANGUAGE_DANISH, &missing),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_missing(one, 0, HJEMMEL_LANGUAGE_DANISH, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_missing(one, 0, 5, &missing), HJEMMEL_ERROR_ARGUMENT);
    missing.struct_size = 1;
    EXPECT(hjemmel_outcome_missing(about(a->outcomes, "dag"), 0, 0, &missing),
           HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_outcome_note(about(a->outcomes, "tal"), 0, &note), HJEMMEL_OK);
    TRUE(note.kind == HJEMMEL_NOTE_KIND_PRESET && strcmp(note.text.data, "Journal") == 0);
    EXPECT(hjemmel_outcome_note(about(a->outcomes, "tal"), 1, &note), HJEMMEL_NONE);
    EXPECT(hjemmel_outcome_note(NULL, 0, &note), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_note(one, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    note.struct_size = 1;
    EXPECT(hjemmel_outcome_note(about(a->outcomes, "tal"), 0, &note), HJEMMEL_ERROR_OPTIONS);
    for (format = HJEMMEL_FORMAT_TEXT; format <= HJEMMEL_FORMAT_LETTER; ++format) {
        EXPECT(hjemmel_outcome_write(one, format, HJEMMEL_LANGUAGE_ENGLISH, a->buffer), HJEMMEL_OK);
        TRUE(hjemmel_buffer_text(a->buffer).size > 0);
    }
    EXPECT(hjemmel_outcome_write(one, format, HJEMMEL_LANGUAGE_ENGLISH, a->buffer),
           HJEMMEL_ERROR_ARGUMENT);
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
           HJEMMEL_VALUE_KIND_ONE_OF);
    EXPECT(hjemmel_value_size(hjemmel_outcome_value(about(a->outcomes, "gammel"))), 2);
    EXPECT(hjemmel_value_kind(hjemmel_outcome_value(about(a->outcomes, "tal"))),
           HJEMMEL_VALUE_KIND_ANYTHING);
    EXPECT(hjemmel_value_flags(hjemmel_outcome_value(about(a->outcomes, "gammel"))),
           HJEMMEL_VALUE_FLAG_OPEN);
    EXPECT(hjemmel_value_flags(hjemmel_outcome_value(about(a->outcomes, "dag"))),
           HJEMMEL_VALUE_FLAG_OPEN | HJEMMEL_VALUE_FLAG_MAY_BE_NULL);
    EXPECT(hjemmel_value_flags(NULL), 0);
    EXPECT(hjemmel_facts_json(facts, "{\"alder\": \"x\"}", HJEMMEL_NUL, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_run(a->evaluation, facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_outcome_status(hjemmel_outcomes_at(a->outcomes, 0)), HJEMMEL_STATUS_REFUSED);
    hjemmel_facts_free(facts);
    EXPECT(hjemmel_evaluation_run(a->evaluation, a->facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
}

static void tests(struct made* a) {
    library();
    errors(a);
    catalogs(a);
    versions(a);
    EXPECT(hjemmel_facts_json(a->facts, "{\"sags_id\": \"S-2\", \"alder\": 47, \"navn\": null}",
                              HJEMMEL_NUL, NULL),
           HJEMMEL_OK);
    EXPECT(hjemmel_facts_preset(a->facts, "tal", 3, "Journal", 7), HJEMMEL_OK);
    EXPECT(hjemmel_facts_number(a->facts, 5, 0), HJEMMEL_OK);
    evaluations(a);
    outcomes_of(a);
    other_statuses(a);
}

int main(int argc, char** argv) { return hold(argc, argv, tests); }
