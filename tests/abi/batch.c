/* SPDX-License-Identifier: Apache-2.0 */
/* Batches through the C interface: outcomes as a table, every wrong argument, every result.
 *
 * Usage: batch RULES-FILE */
#include "expect.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

struct run {
    hjemmel_evaluation* evaluation;
    struct ArrowSchema schema;
    struct ArrowArray array;
    hjemmel_error* error;
};

/* The result of a batch; after a failure nothing is left to release, and an error tells why. */
static hjemmel_result decide(struct run* with, const hjemmel_batch* batch) {
    hjemmel_result result = HJEMMEL_OK;
    with->schema.release = release_schema;
    with->array.release = release_array;
    hjemmel_error_free(with->error);
    result = hjemmel_evaluation_batch(with->evaluation, batch, &with->schema, &with->array,
                                      &with->error);
    note_result("hjemmel_evaluation_batch", result);
    if (result == HJEMMEL_OK) return result;
    TRUE(with->schema.release == NULL && with->array.release == NULL && with->error != NULL);
    return result;
}

static void release(struct run* one) {
    one->schema.release(&one->schema);
    one->array.release(&one->array);
}

static int32_t count_calls(void* user, uint64_t done, uint64_t total) {
    TRUE(done <= total);
    ++*(int*)user;
    return 0;
}

static int32_t stop(void* user, uint64_t done, uint64_t total) {
    (void)user;
    return done == total;
}

static void outcomes(struct run* with, hjemmel_batch batch) {
    int calls = 0;
    const int8_t* status = NULL;
    const uint8_t* old = NULL;
    batch.progress = count_calls;
    batch.user = &calls;
    EXPECT(decide(with, &batch), HJEMMEL_OK);
    EXPECT(calls, 1);
    EXPECT(with->array.length, 3);
    EXPECT(with->array.n_children, 2);
    EXPECT(strcmp(with->schema.children[0]->name, "gammel"), 0);
    EXPECT(strcmp(with->schema.children[0]->format, "b"), 0);
    EXPECT(strcmp(with->schema.children[1]->name, "gammel_status"), 0);
    old = with->array.children[0]->buffers[1];
    EXPECT(old[0] & 3, 2);
    status = with->array.children[1]->buffers[1];
    EXPECT(status[0], HJEMMEL_STATUS_KNOWN);
    release(with);
    batch.flags = HJEMMEL_BATCH_FLAG_POSSIBLE | HJEMMEL_BATCH_FLAG_MISSING |
                  HJEMMEL_BATCH_FLAG_REASONS | HJEMMEL_BATCH_FLAG_DIAGNOSTICS;
    batch.language = HJEMMEL_LANGUAGE_ENGLISH;
    EXPECT(decide(with, &batch), HJEMMEL_OK);
    EXPECT(with->array.n_children, 6);
    release(with);
}

static void wrong_arguments(struct run* with, const hjemmel_batch* good) {
    hjemmel_batch batch = *good;
    hjemmel_table table = HJEMMEL_TABLE_INIT;
    EXPECT(decide(with, NULL), HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_batch(NULL, good, &with->schema, &with->array, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_batch(with->evaluation, good, NULL, &with->array, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    EXPECT(hjemmel_evaluation_batch(with->evaluation, good, &with->schema, NULL, NULL),
           HJEMMEL_ERROR_ARGUMENT);
    batch.schema = NULL;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_ARGUMENT);
    batch = *good;
    batch.array = NULL;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_ARGUMENT);
    batch = *good;
    batch.table_count = 1;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_ARGUMENT);
    table.entity.data = "kommune";
    table.entity.size = HJEMMEL_NUL;
    batch.tables = &table;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_ARGUMENT);
    table.schema = good->schema;
    table.array = good->array;
    table.flags = 1;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_OPTIONS);
    table.flags = 0;
    table.struct_size = 8;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_OPTIONS);
    batch = *good;
    batch.reserved = 1;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_OPTIONS);
    batch = *good;
    batch.day_column.data = "\xFF";
    batch.day_column.size = 1;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_ARGUMENT);
    batch = *good;
    batch.struct_size = 8;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_OPTIONS);
    batch = *good;
    batch.flags = 1024;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_OPTIONS);
    batch = *good;
    batch.language = 7;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_ARGUMENT);
    batch = *good;
    batch.day = INT64_MAX;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_RANGE);
    batch = *good;
    batch.progress = stop;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_CANCELLED);
}

static void wrong_tables(struct run* with, hjemmel_batch batch) {
    static const int64_t numbers[] = {1, 2, 3};
    struct table wrong;
    hjemmel_table related = HJEMMEL_TABLE_INIT;
    related.entity.data = "kommuner";
    related.entity.size = HJEMMEL_NUL;
    related.schema = batch.schema;
    related.array = batch.array;
    make_table(&wrong, "aldre", "l", 3, numbers, NULL);
    batch.schema = &wrong.schema;
    batch.array = &wrong.array;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_NAME);
    wrong.column_schema.name = "alder";
    wrong.column_schema.format = "z";
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_FACTS);
    wrong.column_schema.format = "l";
    EXPECT(decide(with, &batch), HJEMMEL_OK);
    release(with);
    batch.day_column.data = "dag";
    batch.day_column.size = HJEMMEL_NUL;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_NAME);
    batch.day_column.size = 0;
    batch.tables = &related;
    batch.table_count = 1;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_NAME);
    wrong.array.release(&wrong.array);
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_FACTS);
}

/* Rows of a related table that belong nowhere are told, although the batch went well. */
static void refused_related(struct run* with, hjemmel_batch batch) {
    static const int32_t begins[] = {0, 1, 2};
    struct table twice;
    hjemmel_table related = HJEMMEL_TABLE_INIT;
    hjemmel_error* why = NULL;
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    make_table(&twice, "nummer", "u", 2, begins, "11");
    related.entity.data = "kommune";
    related.entity.size = HJEMMEL_NUL;
    related.schema = &twice.schema;
    related.array = &twice.array;
    batch.tables = &related;
    batch.table_count = 1;
    batch.refused_related = &why;
    EXPECT(decide(with, &batch), HJEMMEL_OK);
    release(with);
    EXPECT(hjemmel_diagnostics_at(hjemmel_error_diagnostics(why), 0, HJEMMEL_LANGUAGE_DANISH, &one),
           HJEMMEL_OK);
    EXPECT(strcmp(one.code.data, "related-twice"), 0);
    hjemmel_error_free(why);
    twice.array.length = 1;
    EXPECT(decide(with, &batch), HJEMMEL_OK);
    TRUE(why == NULL);
    release(with);
}

/* A table of a newer program, whose struct is larger. */
struct newer_table {
    hjemmel_table known;
    uint64_t more;
};

/* Tables of a newer program are walked by their own size. */
static void newer_tables(struct run* with, hjemmel_batch batch) {
    static const int32_t begins[] = {0, 1, 2};
    struct table municipality;
    struct newer_table newer[2] = {{HJEMMEL_TABLE_INIT, 0}, {HJEMMEL_TABLE_INIT, 0}};
    int i = 0;
    make_table(&municipality, "nummer", "u", 1, begins, "1");
    for (; i < 2; ++i) {
        newer[i].known.struct_size = sizeof newer[i];
        newer[i].known.entity.data = "kommune";
        newer[i].known.entity.size = HJEMMEL_NUL;
        newer[i].known.schema = &municipality.schema;
        newer[i].known.array = &municipality.array;
    }
    batch.tables = &newer[0].known;
    batch.table_count = 1;
    EXPECT(decide(with, &batch), HJEMMEL_OK);
    release(with);
    batch.table_count = 2;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_FACTS); /* the same table twice: both were read */
    newer[1].known.struct_size = sizeof(hjemmel_table);
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_OPTIONS);
    newer[1].known.struct_size = sizeof newer[1];
    newer[1].more = 1;
    EXPECT(decide(with, &batch), HJEMMEL_ERROR_OPTIONS);
}

/* A table of outcomes needs no handle any more. */
static void outlives(struct run* with, const hjemmel_batch* batch) {
    EXPECT(decide(with, batch), HJEMMEL_OK);
    hjemmel_evaluation_free(with->evaluation);
    with->evaluation = NULL;
    EXPECT(with->array.length, 3);
    release(with);
}

int main(int argc, char** argv) {
    static char rules[16384];
    static const int64_t ages[] = {18, 30, 67};
    FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    hjemmel_file content = {{"rules.yaml", HJEMMEL_NUL}, {rules, HJEMMEL_NUL}};
    hjemmel_text decision = {"gammel", HJEMMEL_NUL};
    hjemmel_catalog* catalog = NULL;
    hjemmel_version* version = NULL;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    struct run with = {0};
    struct table table;
    if (file == NULL) return 2;
    rules[fread(rules, 1, sizeof rules - 1, file)] = '\0';
    fclose(file);
    note_results();
    make_table(&table, "alder", "l", 3, ages, NULL);
    batch.schema = &table.schema;
    batch.array = &table.array;
    EXPECT(hjemmel_day_from_date(2020, 6, 1, &batch.day), HJEMMEL_OK);
    EXPECT(hjemmel_catalog_from_memory(&content, 1, NULL, &catalog, NULL), HJEMMEL_OK);
    EXPECT(hjemmel_catalog_in_force(catalog, "prøve", HJEMMEL_NUL, batch.day, &version, NULL),
           HJEMMEL_OK);
    EXPECT(hjemmel_evaluation_new(version, "borger", HJEMMEL_NUL, &decision, 1, NULL,
                                  &with.evaluation, NULL),
           HJEMMEL_OK);
    hjemmel_version_free(version);
    hjemmel_catalog_free(catalog);
    outcomes(&with, batch);
    wrong_arguments(&with, &batch);
    wrong_tables(&with, batch);
    refused_related(&with, batch);
    newer_tables(&with, batch);
    outlives(&with, &batch);
    hjemmel_error_free(with.error);
    return told_faults();
}
