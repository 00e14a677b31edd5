/* SPDX-License-Identifier: Apache-2.0 */
/* The contract of values and reasons, and of structs of other sizes. */
#include "contract.h"

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
    EXPECT(hjemmel_value_write(yes, HJEMMEL_FORMAT_TEXT, HJEMMEL_LANGUAGE_DANISH, a->buffer),
           HJEMMEL_OK);
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
    hjemmel_reason* open = NULL;
    hjemmel_reason* wrong = NULL;
    hjemmel_facts* nothing = NULL;
    hjemmel_outcomes* unknown = NULL;
    const hjemmel_reason* met = NULL;
    hjemmel_text path = {0, 0};
    EXPECT(hjemmel_reason_new(one, &root, &a->error), HJEMMEL_OK);
    EXPECT(hjemmel_reason_new(NULL, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_new(one, NULL, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_get_info(root, HJEMMEL_LANGUAGE_DANISH, &info), HJEMMEL_OK);
    TRUE(info.kind == HJEMMEL_REASON_KIND_DECISION && info.mark == HJEMMEL_MARK_MET);
    EXPECT(hjemmel_reason_get_info(NULL, 0, &info), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_get_info(root, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    met = hjemmel_reason_part(root, 0);
    TRUE(met != NULL);
    TRUE(hjemmel_reason_part(NULL, 0) == NULL);
    TRUE(hjemmel_reason_part(root, 1000) == NULL);
    EXPECT(hjemmel_reason_get_info(met, HJEMMEL_LANGUAGE_DANISH, &info), HJEMMEL_OK);
    EXPECT(strcmp(info.text.data, "Over grænsen"), 0);
    EXPECT(hjemmel_reason_used(met, 0, HJEMMEL_LANGUAGE_DANISH, &used), HJEMMEL_OK);
    EXPECT(hjemmel_reason_used(met, info.used_count, HJEMMEL_LANGUAGE_DANISH, &used), HJEMMEL_NONE);
    EXPECT(hjemmel_reason_used(NULL, 0, 0, &used), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_used(met, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_source(met, 0, HJEMMEL_LANGUAGE_DANISH, &source), HJEMMEL_OK);
    EXPECT(strcmp(source.title.data, "Loven"), 0);
    EXPECT(hjemmel_reason_source(met, 9, HJEMMEL_LANGUAGE_DANISH, &source), HJEMMEL_NONE);
    EXPECT(hjemmel_reason_source(NULL, 0, 0, &source), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_source(met, 0, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_facts_new(NULL, &nothing), HJEMMEL_OK);
    EXPECT(hjemmel_outcomes_new(&unknown), HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_run(a->evaluation, nothing, a->day, unknown, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_reason_new(about(unknown, "gammel"), &open, NULL), HJEMMEL_OK);
    hjemmel_outcomes_free(unknown); /* a tree needs its outcome no longer */
    hjemmel_facts_free(nothing);
    EXPECT(hjemmel_reason_missing(met, 0, &path), HJEMMEL_NONE);
    EXPECT(hjemmel_reason_missing(NULL, 0, &path), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_missing(met, 0, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_reason_missing(hjemmel_reason_part(open, 0), 0, &path), HJEMMEL_OK);
    EXPECT(strcmp(path.data, "alder"), 0);
    hjemmel_reason_free(open);
    /* Handles of another kind, and a part, which is not the caller's to free. */
    TRUE(hjemmel_reason_part((const hjemmel_reason*)(const void*)a->buffer, 0) == NULL);
    EXPECT(hjemmel_reason_get_info((const hjemmel_reason*)(const void*)one, 0, &info),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_outcome_status((const hjemmel_outcome*)(const void*)root),
           HJEMMEL_ERROR_ARGUMENT);
    TRUE(hjemmel_outcome_value((const hjemmel_outcome*)(const void*)a->facts) == NULL);
    EXPECT(hjemmel_reason_new((const hjemmel_outcome*)(const void*)root, &wrong, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    hjemmel_reason_free((hjemmel_reason*)(void*)a->buffer);
    hjemmel_reason_free((hjemmel_reason*)met);
    EXPECT(hjemmel_reason_get_info(met, HJEMMEL_LANGUAGE_DANISH, &info), HJEMMEL_OK);
    info.struct_size = used.struct_size = source.struct_size = 1;
    EXPECT(hjemmel_reason_get_info(root, 0, &info), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_reason_used(met, 0, 0, &used), HJEMMEL_ERROR_OPTIONS);
    EXPECT(hjemmel_reason_source(met, 0, 0, &source), HJEMMEL_ERROR_OPTIONS);
    hjemmel_reason_free(root);
    hjemmel_reason_free(NULL);
}

/* A struct as a program of another version knows it: larger, or smaller than ever. */
#define SIZES(type, init, call)                                                                    \
    do {                                                                                           \
        struct {                                                                                   \
            type one;                                                                              \
            uint64_t more;                                                                         \
        } newer = {init, UINT64_MAX};                                                              \
        type* into = &newer.one;                                                                   \
        newer.one.struct_size = sizeof newer;                                                      \
        EXPECT(call, HJEMMEL_OK);                                                                  \
        EXPECT(newer.one.struct_size, sizeof(type)); /* what was filled */                         \
        TRUE(newer.more == UINT64_MAX);                                                            \
        newer.one.struct_size = sizeof(type) - 1;                                                  \
        EXPECT(call, HJEMMEL_ERROR_OPTIONS);                                                       \
        newer.one.struct_size = 0;                                                                 \
        EXPECT(call, HJEMMEL_ERROR_OPTIONS);                                                       \
        newer.one.struct_size = sizeof(type);                                                      \
        EXPECT(call, HJEMMEL_OK);                                                                  \
    } while (0)

static const hjemmel_diagnostics* first_diagnostics(const hjemmel_outcomes* outcomes) {
    hjemmel_outcome_info info = HJEMMEL_OUTCOME_INFO_INIT;
    hjemmel_outcome_get_info(hjemmel_outcomes_at(outcomes, 0), &info);
    return info.diagnostics;
}

static void sizes(struct made* a) {
    const hjemmel_value* pair = NULL;
    const hjemmel_outcome* old = NULL;
    hjemmel_reason* root = NULL;
    const hjemmel_reason* met = NULL;
    hjemmel_facts_clear(a->facts);
    hjemmel_facts_json(a->facts, "{\"alder\": 47, \"navn\": 1}", HJEMMEL_NUL, NULL);
    hjemmel_evaluation_run(a->evaluation, a->facts, a->day, a->outcomes, NULL);
    SIZES(hjemmel_diagnostic, HJEMMEL_DIAGNOSTIC_INIT,
          hjemmel_diagnostics_at(first_diagnostics(a->outcomes), 0, 0, into));
    hjemmel_facts_clear(a->facts);
    hjemmel_facts_json(a->facts, "{\"alder\": 47}", HJEMMEL_NUL, NULL);
    hjemmel_facts_preset(a->facts, "tal", 3, "Journal", 7);
    hjemmel_facts_number(a->facts, 5, 0);
    hjemmel_evaluation_run(a->evaluation, a->facts, a->day, a->outcomes, NULL);
    pair = hjemmel_outcome_value(about(a->outcomes, "par"));
    old = about(a->outcomes, "gammel");
    EXPECT(hjemmel_reason_new(old, &root, NULL), HJEMMEL_OK);
    met = hjemmel_reason_part(root, 0);
    SIZES(hjemmel_version_info, HJEMMEL_VERSION_INFO_INIT,
          hjemmel_version_get_info(a->version, 0, into));
    SIZES(hjemmel_declaration, HJEMMEL_DECLARATION_INIT,
          hjemmel_version_declaration(a->version, HJEMMEL_DECLARATION_KIND_FACT, 0, 0, into));
    SIZES(hjemmel_outcome_info, HJEMMEL_OUTCOME_INFO_INIT, hjemmel_outcome_get_info(old, into));
    SIZES(hjemmel_missing, HJEMMEL_MISSING_INIT,
          hjemmel_outcome_missing(about(a->outcomes, "dag"), 0, 0, into));
    SIZES(hjemmel_note, HJEMMEL_NOTE_INIT,
          hjemmel_outcome_note(about(a->outcomes, "tal"), 0, into));
    SIZES(hjemmel_item, HJEMMEL_ITEM_INIT, hjemmel_value_item(pair, 0, into));
    SIZES(hjemmel_reason_info, HJEMMEL_REASON_INFO_INIT, hjemmel_reason_get_info(met, 0, into));
    SIZES(hjemmel_used, HJEMMEL_USED_INIT, hjemmel_reason_used(met, 0, 0, into));
    SIZES(hjemmel_source, HJEMMEL_SOURCE_INIT, hjemmel_reason_source(met, 0, 0, into));
    hjemmel_reason_free(root);
}

static void tests(struct made* a) {
    values(a);
    reasons(a);
    sizes(a);
    /* What was made from a handle needs it no longer. */
    hjemmel_catalog_free(a->catalog);
    hjemmel_version_free(a->version);
    a->catalog = NULL;
    a->version = NULL;
    values(a);
}

int main(int argc, char** argv) { return hold(argc, argv, tests); }
