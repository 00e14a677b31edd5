/* SPDX-License-Identifier: Apache-2.0 */
/* Decides Aalborg's citizens from C: one by one with reasons, all in one table, and what can go
 * wrong on the way.
 *
 * Usage: main RULES CITIZENS      CITIZENS is a file of JSON lines */
#include "columns.h"

#include <hjemmel.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 1 << 16, GROUPS = 16, ROWS = 4096 };

static hjemmel_buffer* buffer = NULL; /* for all texts that are written */

/* Prints why a call failed and ends the program. */
static void stop(hjemmel_error* error) {
    hjemmel_diagnostics_write(hjemmel_error_diagnostics(error), HJEMMEL_FORMAT_TEXT,
                              HJEMMEL_LANGUAGE_DANISH, buffer);
    fputs(hjemmel_buffer_text(buffer).data, stderr);
    hjemmel_error_free(error);
    exit(1);
}

/* Code, place, text and hint of the first diagnostic. */
static void print_first(const hjemmel_diagnostics* all) {
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    if (hjemmel_diagnostics_at(all, 0, HJEMMEL_LANGUAGE_DANISH, &one) != HJEMMEL_OK) return;
    printf("  kode: %s\n", one.code.data);
    if (one.line != 0) printf("  sted: %s:%u:%u\n", one.file.data, one.line, one.column);
    if (one.fact.size != 0) printf("  oplysning: %s\n", one.fact.data);
    if (one.value.size != 0) printf("  værdi: %s\n", one.value.data);
    printf("  tekst: %s\n", one.text.data);
    if (one.hint.size != 0) printf("  forslag: %s\n", one.hint.data);
}

static const char* value_as_text(const hjemmel_value* value) {
    hjemmel_value_write(value, HJEMMEL_FORMAT_TEXT, HJEMMEL_LANGUAGE_DANISH, buffer);
    return hjemmel_buffer_text(buffer).data;
}

/* How many citizens there are in each group, in the order of the groups' names. */
struct counts {
    char name[GROUPS][64];
    int count[GROUPS];
    int used;
};

static void count(struct counts* all, const char* name) {
    int at = 0;
    while (at < all->used && strcmp(all->name[at], name) < 0)
        ++at;
    if (at == all->used || strcmp(all->name[at], name) != 0) {
        if (all->used == GROUPS) return;
        memmove(&all->name[at + 1], &all->name[at], sizeof all->name[0] * (size_t)(all->used - at));
        memmove(&all->count[at + 1], &all->count[at],
                sizeof all->count[0] * (size_t)(all->used - at));
        snprintf(all->name[at], sizeof all->name[at], "%s", name);
        all->count[at] = 0;
        ++all->used;
    }
    ++all->count[at];
}

/* The row that decided, its cells and its sources. hjemmel_outcome_write gives the whole text. */
static void print_reasons(const hjemmel_outcome* outcome) {
    hjemmel_error* error = NULL;
    hjemmel_reason* root = NULL;
    const hjemmel_reason* row = NULL;
    size_t i = 0;
    size_t j = 0;
    if (hjemmel_reason_new(outcome, &root, &error) != HJEMMEL_OK) stop(error);
    for (; (row = hjemmel_reason_part(root, i)) != NULL; ++i) {
        hjemmel_reason_info info = HJEMMEL_REASON_INFO_INIT;
        hjemmel_source source = HJEMMEL_SOURCE_INIT;
        const hjemmel_reason* cell = NULL;
        hjemmel_reason_get_info(row, HJEMMEL_LANGUAGE_DANISH, &info);
        if (info.kind != HJEMMEL_REASON_KIND_ROW || info.mark != HJEMMEL_MARK_MET) continue;
        printf("  række %s: %s\n", info.id.data, info.text.data);
        for (j = 0; (cell = hjemmel_reason_part(row, j)) != NULL; ++j) {
            hjemmel_reason_info about = HJEMMEL_REASON_INFO_INIT;
            hjemmel_reason_get_info(cell, HJEMMEL_LANGUAGE_DANISH, &about);
            printf("    opfyldt: %s %s\n", about.label.data, about.text.data);
        }
        for (j = 0; hjemmel_reason_source(row, j, HJEMMEL_LANGUAGE_DANISH, &source) == HJEMMEL_OK;
             ++j)
            printf("    kilde: %s, %s\n", source.title.data, source.place.data);
    }
    hjemmel_reason_free(root);
}

/* Decides every citizen of the file; keeps the reasons of one of them. */
static void decide_all(const hjemmel_evaluation* evaluation, int64_t day, const char* path) {
    static char line[LINE];
    struct counts groups;
    hjemmel_facts* facts = NULL;
    hjemmel_outcomes* outcomes = NULL;
    hjemmel_error* error = NULL;
    FILE* file = fopen(path, "rb");
    int i = 0;
    memset(&groups, 0, sizeof groups);
    if (file == NULL) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    hjemmel_facts_new(evaluation, &facts);
    hjemmel_outcomes_new(&outcomes);
    while (fgets(line, LINE, file) != NULL) {
        hjemmel_outcome_info info = HJEMMEL_OUTCOME_INFO_INIT;
        const hjemmel_outcome* outcome = NULL;
        hjemmel_facts_clear(facts);
        if (hjemmel_facts_json(facts, line, HJEMMEL_NUL, &error) != HJEMMEL_OK) stop(error);
        if (hjemmel_evaluation_run(evaluation, facts, day, outcomes, &error) != HJEMMEL_OK)
            stop(error);
        outcome = hjemmel_outcomes_at(outcomes, 0);
        count(&groups, value_as_text(hjemmel_outcome_value(outcome)));
        hjemmel_outcome_get_info(outcome, &info);
        if (strcmp(info.id.data, "aalborg-0008") != 0) continue;
        printf("Borger %s: %s\n", info.id.data, hjemmel_buffer_text(buffer).data);
        print_reasons(outcome);
    }
    fclose(file);
    puts("Visitationsgrupper");
    for (i = 0; i < groups.used; ++i)
        printf("  %s: %d\n", groups.name[i], groups.count[i]);
    hjemmel_outcomes_free(outcomes);
    hjemmel_facts_free(facts);
}

/* The text that follows a key in a line of JSON; empty where there is none. */
static const char* text_after(const char* line, const char* key) {
    static char text[BYTES];
    const char* at = strstr(line, key);
    size_t size = 0;
    if (at != NULL && at[strlen(key)] == '"') {
        at += strlen(key) + 1;
        while (size < BYTES - 1 && at[size] != '"' && at[size] != '\0')
            ++size;
        memcpy(text, at, size);
    }
    text[size] = '\0';
    return text;
}

/* Three facts of every citizen as columns, as a register would hand them over. */
static void read_table(struct table* cases, const char* path) {
    static char line[LINE];
    FILE* file = fopen(path, "rb");
    const int id = table_column(cases, "sags_id", "u");
    const int target = table_column(cases, "i_bruttomaalgruppe", "b");
    const int talk = table_column(cases, "visitationssamtale_dato", "tdD");
    const int assessed = table_column(cases, "vurderet_maalgruppe", "u");
    if (file == NULL) return;
    while (fgets(line, LINE, file) != NULL && table_row(cases)) {
        const char* text = NULL;
        int year = 0, month = 0, day = 0;
        int64_t number = 0;
        set_text(cases, id, text_after(line, "\"sags_id\": "));
        set_boolean(cases, target, 1);
        text = text_after(line, "\"visitationssamtale_dato\": ");
        if (sscanf(text, "%d-%d-%d", &year, &month, &day) == 3 &&
            hjemmel_day_from_date(year, month, day, &number) == HJEMMEL_OK)
            set_day(cases, talk, number);
        text = text_after(line, "\"vurderet_maalgruppe\": ");
        if (text[0] != '\0') set_text(cases, assessed, text);
    }
    fclose(file);
}

/* A column NAME has the answers, NAME_status the numbers of HJEMMEL_STATUS_... with their names as
 * a dictionary, NAME_missing lists of paths. */
static void print_table(const struct ArrowSchema* schema, const struct ArrowArray* array) {
    const struct ArrowArray* answer = column_of(schema, array, "visitationsgruppe");
    const struct ArrowArray* status = column_of(schema, array, "visitationsgruppe_status");
    const struct ArrowArray* missing = column_of(schema, array, "visitationsgruppe_missing");
    const int8_t* statuses = status->buffers[1];
    const int64_t* begins = missing->buffers[1];
    struct counts groups;
    int64_t row = 0;
    int i = 0;
    memset(&groups, 0, sizeof groups);
    for (; row < array->length; ++row) {
        char name[BYTES];
        hjemmel_text shown = has_value(answer, row) ? text_at(answer, row)
                                                    : text_at(status->dictionary, statuses[row]);
        snprintf(name, sizeof name, "%.*s", (int)shown.size, shown.data);
        count(&groups, name);
    }
    puts("Tabel");
    for (; i < groups.used; ++i)
        printf("  %s: %d\n", groups.name[i], groups.count[i]);
    for (row = 0; row < array->length && begins[row] == begins[row + 1]; ++row) {
    }
    if (row < array->length) {
        hjemmel_text path = text_at(missing->children[0], begins[row]);
        printf("  mangler: %.*s\n", (int)path.size, path.data);
    }
}

/* All citizens in one call, by what three columns say. `complete` names the facts of which the
 * table is known to leave none out: there is no exit, no deferral. */
static void decide_table(const hjemmel_version* version, int64_t day, const char* path) {
    const hjemmel_text decision = {"visitationsgruppe", HJEMMEL_NUL};
    const hjemmel_text whole[] = {
        {"afgang", HJEMMEL_NUL}, {"kommune_perioder", HJEMMEL_NUL}, {"udskydelser", HJEMMEL_NUL}};
    hjemmel_evaluation_options options = HJEMMEL_EVALUATION_OPTIONS_INIT;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    hjemmel_evaluation* evaluation = NULL;
    hjemmel_error* error = NULL;
    struct table cases;
    struct ArrowSchema schema;
    struct ArrowArray array;
    options.complete = whole;
    options.complete_count = 3;
    if (hjemmel_evaluation_new(version, "borger", HJEMMEL_NUL, &decision, 1, &options, &evaluation,
                               &error) != HJEMMEL_OK)
        stop(error);
    table_begin(&cases, ROWS);
    read_table(&cases, path);
    batch.schema = &cases.schema;
    batch.array = &cases.array;
    batch.day = day;
    batch.flags = HJEMMEL_BATCH_FLAG_MISSING;
    if (hjemmel_evaluation_batch(evaluation, &batch, &schema, &array, &error) != HJEMMEL_OK)
        stop(error);
    hjemmel_evaluation_free(evaluation); /* the outcomes need neither it nor the cases */
    table_end(&cases);
    print_table(&schema, &array);
    schema.release(&schema);
    array.release(&array);
}

/* A citizen who has left, or has not: as long as nobody says, the answer is open. */
static void undetermined(const hjemmel_evaluation* evaluation, int64_t day) {
    hjemmel_facts* facts = NULL;
    hjemmel_outcomes* outcomes = NULL;
    hjemmel_missing missing = HJEMMEL_MISSING_INIT;
    hjemmel_error* error = NULL;
    const hjemmel_outcome* outcome = NULL;
    size_t i = 0;
    int64_t assessed = 0;
    hjemmel_day_from_date(2018, 2, 9, &assessed);
    hjemmel_facts_new(evaluation, &facts);
    hjemmel_outcomes_new(&outcomes);
    hjemmel_facts_name(facts, "i_bruttomaalgruppe", HJEMMEL_NUL);
    hjemmel_facts_boolean(facts, 1);
    hjemmel_facts_name(facts, "visitationssamtale_dato", HJEMMEL_NUL);
    hjemmel_facts_date(facts, assessed);
    hjemmel_facts_name(facts, "vurderet_maalgruppe", HJEMMEL_NUL);
    hjemmel_facts_text(facts, "virksomhedsrettet", HJEMMEL_NUL);
    hjemmel_facts_name(facts, "udskydelser", HJEMMEL_NUL);
    hjemmel_facts_list(facts);
    hjemmel_facts_end(facts);
    if (hjemmel_evaluation_run(evaluation, facts, day, outcomes, &error) != HJEMMEL_OK) stop(error);
    outcome = hjemmel_outcomes_at(outcomes, 0);
    puts("Uafklaret");
    printf("  status: %d\n", (int)hjemmel_outcome_status(outcome));
    printf("  kan være: %s\n", value_as_text(hjemmel_outcome_value(outcome)));
    for (; hjemmel_outcome_missing(outcome, i, HJEMMEL_LANGUAGE_DANISH, &missing) == HJEMMEL_OK;
         ++i)
        printf("  mangler: %s (%s)\n", missing.label.data, missing.path.data);
    hjemmel_outcomes_free(outcomes);
    hjemmel_facts_free(facts);
}

/* Facts that do not fit are refused, and say which. */
static void refused(const hjemmel_evaluation* evaluation, int64_t day) {
    hjemmel_facts* facts = NULL;
    hjemmel_outcomes* outcomes = NULL;
    hjemmel_outcome_info info = HJEMMEL_OUTCOME_INFO_INIT;
    hjemmel_error* error = NULL;
    hjemmel_facts_new(evaluation, &facts);
    hjemmel_outcomes_new(&outcomes);
    hjemmel_facts_name(facts, "vurderet_maalgruppe", HJEMMEL_NUL);
    hjemmel_facts_text(facts, "fleksjobb", HJEMMEL_NUL);
    if (hjemmel_evaluation_run(evaluation, facts, day, outcomes, &error) != HJEMMEL_OK) stop(error);
    hjemmel_outcome_get_info(hjemmel_outcomes_at(outcomes, 0), &info);
    puts("Afvist");
    printf("  status: %d\n", (int)info.status);
    print_first(info.diagnostics);
    hjemmel_outcomes_free(outcomes);
    hjemmel_facts_free(facts);
}

/* A rule file with a fault never loads. */
static void bad_rules(void) {
    static const char text[] = "hjemmel: 1\nruleset: demo\ntitel: Demo\nend: demo\n";
    hjemmel_file file = {{"demo.yaml", HJEMMEL_NUL}, {text, HJEMMEL_NUL}};
    hjemmel_catalog* catalog = NULL;
    hjemmel_error* error = NULL;
    hjemmel_result result = hjemmel_catalog_from_memory(&file, 1, NULL, &catalog, &error);
    puts("Regelfil med fejl");
    printf("  resultat: %s\n", hjemmel_result_name(result));
    print_first(hjemmel_error_diagnostics(error));
    hjemmel_error_free(error);
}

int main(int argc, char** argv) {
    hjemmel_catalog* catalog = NULL;
    hjemmel_version* version = NULL;
    hjemmel_evaluation* evaluation = NULL;
    hjemmel_error* error = NULL;
    hjemmel_version_info info = HJEMMEL_VERSION_INFO_INIT;
    hjemmel_text decision = {"visitationsgruppe", HJEMMEL_NUL};
    int64_t day = 0;
    if (argc != 3) return 2;
    hjemmel_day_from_date(2018, 3, 2, &day);
    hjemmel_buffer_new(&buffer);
    if (hjemmel_catalog_load(argv[1], HJEMMEL_NUL, NULL, &catalog, &error) != HJEMMEL_OK)
        stop(error);
    if (hjemmel_catalog_in_force(catalog, "flere-skal-med", HJEMMEL_NUL, day, &version, &error) !=
        HJEMMEL_OK)
        stop(error);
    hjemmel_version_get_info(version, HJEMMEL_LANGUAGE_DANISH, &info);
    printf("%s (%s)\n\n", info.title.data, info.ruleset.data);
    if (hjemmel_evaluation_new(version, "borger", HJEMMEL_NUL, &decision, 1, NULL, &evaluation,
                               &error) != HJEMMEL_OK)
        stop(error);
    decide_all(evaluation, day, argv[2]);
    decide_table(version, day, argv[2]);
    undetermined(evaluation, day);
    refused(evaluation, day);
    bad_rules();
    hjemmel_evaluation_free(evaluation);
    hjemmel_version_free(version);
    hjemmel_catalog_free(catalog);
    hjemmel_buffer_free(buffer);
    return 0;
}
