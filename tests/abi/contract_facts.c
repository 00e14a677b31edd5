/* SPDX-License-Identifier: Apache-2.0 */
/* The contract of facts. */
#include "contract.h"

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
    EXPECT(hjemmel_facts_context(one), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_absent(one), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_decimal(one, "1", 1), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_text(one, "x", 1), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_date(one, 0), HJEMMEL_ERROR_STATE);
    EXPECT(hjemmel_facts_clear(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_preset(one, "par", 3, "Journal", 7), HJEMMEL_OK);
    EXPECT(hjemmel_facts_context(one), HJEMMEL_OK);
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
    EXPECT(hjemmel_facts_name(one, "sags_id", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_boolean(one, 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, NULL, 1), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_name(one, "navn", 4), HJEMMEL_OK);
    EXPECT(hjemmel_facts_text(one, NULL, 0), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_clear(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_json(one, "{\"alder\": 47}", HJEMMEL_NUL, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_preset(one, "tal", 3, "Journal", 7), HJEMMEL_OK);
    EXPECT(hjemmel_facts_number(one, 5, 0), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "sags_id", HJEMMEL_NUL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_text(one, "S-2", 3), HJEMMEL_OK);
    EXPECT(hjemmel_facts_name(one, "navn", 4), HJEMMEL_OK);
    EXPECT(hjemmel_facts_absent(one), HJEMMEL_OK);
    EXPECT(hjemmel_facts_preset(one, "gammel", 6, "Journal", 7), HJEMMEL_OK);
    EXPECT(hjemmel_facts_boolean(one, 1), HJEMMEL_OK);
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

/* Whether diagnostic number `at` is about this fact. */
static int is_about(const hjemmel_facts* facts, size_t at, const char* fact) {
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    const hjemmel_diagnostics* all = hjemmel_facts_diagnostics(facts);
    return hjemmel_diagnostics_at(all, at, HJEMMEL_LANGUAGE_DANISH, &one) == HJEMMEL_OK &&
           one.text.size > 0 && strcmp(one.fact.data, fact) == 0;
}

static size_t refused_count(const hjemmel_facts* facts) {
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    size_t count = 0;
    while (hjemmel_diagnostics_at(hjemmel_facts_diagnostics(facts), count, 0, &one) == HJEMMEL_OK)
        ++count;
    return count;
}

/* What is refused is told, with its path, and no case is decided without it. */
static void refused_facts(struct made* a) {
    hjemmel_facts* facts = NULL;
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    int i = 0;
    TRUE(hjemmel_facts_diagnostics(NULL) == NULL);
    EXPECT(hjemmel_facts_new(a->evaluation, &facts), HJEMMEL_OK);
    EXPECT(refused_count(facts), 0);
    hjemmel_facts_name(facts, "alder", HJEMMEL_NUL);
    EXPECT(hjemmel_facts_decimal(facts, "37,5", HJEMMEL_NUL), HJEMMEL_ERROR_ARGUMENT);
    hjemmel_facts_name(facts, "perioder", HJEMMEL_NUL);
    hjemmel_facts_list(facts);
    hjemmel_facts_context(facts);
    hjemmel_facts_name(facts, "fra", HJEMMEL_NUL);
    hjemmel_facts_date(facts, 0);
    hjemmel_facts_end(facts);
    hjemmel_facts_context(facts);
    hjemmel_facts_name(facts, "fra", HJEMMEL_NUL);
    EXPECT(hjemmel_facts_date(facts, INT64_MAX), HJEMMEL_ERROR_RANGE);
    EXPECT(refused_count(facts), 2);
    TRUE(is_about(facts, 0, "alder"));
    TRUE(is_about(facts, 1, "perioder[2].fra"));
    hjemmel_diagnostics_at(hjemmel_facts_diagnostics(facts), 0, HJEMMEL_LANGUAGE_DANISH, &one);
    TRUE(strcmp(one.value.data, "37,5") == 0 && one.hint.size > 0);
    hjemmel_facts_name(facts, "fra", HJEMMEL_NUL); /* once more: the first is forgotten */
    EXPECT(refused_count(facts), 1);
    EXPECT(hjemmel_facts_text(facts, "\xFF", 1), HJEMMEL_ERROR_ARGUMENT);
    hjemmel_facts_end(facts);
    hjemmel_facts_end(facts);
    EXPECT(refused_count(facts), 2);
    EXPECT(hjemmel_evaluation_run(a->evaluation, facts, a->day, a->outcomes, &a->error),
           HJEMMEL_ERROR_FACTS);
    EXPECT(strcmp(first_code(a->error), "wrong-argument"), 0);
    TRUE(hjemmel_outcomes_at(a->outcomes, 0) == NULL);
    hjemmel_error_free(a->error);
    a->error = NULL;
    EXPECT(hjemmel_facts_json(facts, "{\"perioder\": []}", HJEMMEL_NUL, NULL), HJEMMEL_OK);
    EXPECT(refused_count(facts), 1);
    hjemmel_facts_name(facts, "alder", HJEMMEL_NUL);
    hjemmel_facts_decimal(facts, "37.5", HJEMMEL_NUL);
    EXPECT(refused_count(facts), 0);
    EXPECT(hjemmel_evaluation_run(a->evaluation, facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    for (i = 0; i < 200; ++i)
        hjemmel_facts_boolean(facts, 1);
    EXPECT(refused_count(facts), 100);
    EXPECT(hjemmel_facts_clear(facts), HJEMMEL_OK);
    EXPECT(refused_count(facts), 0);
    hjemmel_facts_free(facts);
}

/* Facts that were made for one evaluation fit others; what these do not know refuses the case. */
static void facts_elsewhere(struct made* a) {
    hjemmel_setting set = {{"graense", HJEMMEL_NUL}, {"40", HJEMMEL_NUL}};
    hjemmel_version* changed = NULL;
    hjemmel_evaluation* strict = NULL;
    hjemmel_evaluation* above = NULL;
    hjemmel_facts* facts = NULL;
    uint8_t old = 7;
    EXPECT(hjemmel_version_with(a->version, &set, 1, &changed, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_new(changed, "borger", 6, NULL, 0, NULL, &strict, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_new(changed, "kommune", 7, NULL, 0, NULL, &above, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_facts_new(a->evaluation, &facts), HJEMMEL_OK);
    hjemmel_facts_name(facts, "alder", HJEMMEL_NUL);
    hjemmel_facts_number(facts, 35, 0);
    EXPECT(hjemmel_evaluation_run(a->evaluation, facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    hjemmel_value_boolean(hjemmel_outcome_value(about(a->outcomes, "gammel")), &old);
    EXPECT(old, 1);
    EXPECT(hjemmel_evaluation_run(strict, facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    hjemmel_value_boolean(hjemmel_outcome_value(about(a->outcomes, "gammel")), &old);
    EXPECT(old, 0);
    EXPECT(hjemmel_evaluation_run(above, facts, a->day, a->outcomes, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_outcome_status(hjemmel_outcomes_at(a->outcomes, 0)), HJEMMEL_STATUS_REFUSED);
    hjemmel_facts_free(facts);
    hjemmel_evaluation_free(above);
    hjemmel_evaluation_free(strict);
    hjemmel_version_free(changed);
}

static void tests(struct made* a) {
    set_facts(a);
    refused_facts(a);
    facts_elsewhere(a);
}

int main(int argc, char** argv) { return hold(argc, argv, tests); }
