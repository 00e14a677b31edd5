/* SPDX-License-Identifier: Apache-2.0 */
/* One version and one evaluation used by 8 threads at once, for cases and for tables: the same
 * answers as one thread gives.
 *
 * Usage: threads RULES-FILE RULESET ENTITY FACTS-FILE DAY */
#include "table.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, RUNS = 25, ROWS = 200 };

struct shared {
    const hjemmel_catalog* catalog;
    const hjemmel_version* version;
    const hjemmel_evaluation* evaluation;
    const hjemmel_facts* facts;
    const char* ruleset;
    int64_t day;
    char* expected; /* what the first run wrote */
    long sum;       /* of a table's statuses */
};

/* What one run writes of all outcomes; the caller's. NULL where something failed. */
static char* answers(const struct shared* in) {
    hjemmel_outcomes* outcomes = NULL;
    hjemmel_buffer* buffer = NULL;
    char* all = calloc(1, 1);
    size_t size = 0;
    size_t i = 0;
    const hjemmel_outcome* one = NULL;
    hjemmel_outcomes_new(&outcomes);
    hjemmel_buffer_new(&buffer);
    hjemmel_evaluation_run(in->evaluation, in->facts, in->day, outcomes, NULL);
    for (; (one = hjemmel_outcomes_at(outcomes, i)) != NULL; ++i) {
        hjemmel_text text = {0, 0};
        char* more = NULL;
        hjemmel_outcome_write(one, HJEMMEL_FORMAT_JSON_REASONS, HJEMMEL_LANGUAGE_DANISH, buffer);
        text = hjemmel_buffer_text(buffer);
        more = realloc(all, size + text.size + 1);
        if (more == NULL) break;
        all = more;
        memcpy(all + size, text.data, text.size + 1);
        size += text.size;
    }
    hjemmel_buffer_free(buffer);
    hjemmel_outcomes_free(outcomes);
    return all;
}

/* The sum of all statuses of a table, decided in columns or, with reasons, row by row, by so many
 * threads; -1 where it failed. */
static long statuses(const struct shared* in, uint32_t flags, uint32_t threads) {
    static int32_t begins[ROWS + 1];
    static char ids[ROWS];
    struct table cases;
    struct ArrowSchema schema;
    struct ArrowArray array;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    long count = 0;
    int64_t at = 0;
    make_table(&cases, "sags_id", "u", ROWS, begins, ids);
    batch.schema = &cases.schema;
    batch.array = &cases.array;
    batch.day = in->day;
    batch.flags = flags;
    batch.threads = threads;
    if (hjemmel_evaluation_batch(in->evaluation, &batch, &schema, &array, NULL) != HJEMMEL_OK)
        return -1;
    for (; at < array.n_children; ++at) {
        const size_t length = strlen(schema.children[at]->name);
        const char* end = schema.children[at]->name + (length < 7 ? 0 : length - 7);
        if (strcmp(end, "_status") != 0) continue;
        for (int64_t row = 0; row < array.length; ++row)
            count += ((const int8_t*)array.children[at]->buffers[1])[row];
    }
    schema.release(&schema);
    array.release(&array);
    return count;
}

static void* work(void* argument) {
    const struct shared* in = argument;
    long different = 0;
    int i = 0;
    for (; i < RUNS; ++i) {
        hjemmel_version* own = NULL;
        hjemmel_declaration told = HJEMMEL_DECLARATION_INIT;
        char* found = answers(in);
        if (found == NULL || strcmp(found, in->expected) != 0) ++different;
        free(found);
        if (statuses(in, 0, 1 + (uint32_t)i % 3) != in->sum) ++different;
        hjemmel_version_declaration(in->version, HJEMMEL_DECLARATION_KIND_FACT, 0,
                                    HJEMMEL_LANGUAGE_DANISH, &told);
        hjemmel_catalog_in_force(in->catalog, in->ruleset, HJEMMEL_NUL, in->day, &own, NULL);
        hjemmel_version_free(own);
        if (i % 5 != 0) continue;
        if (statuses(in, HJEMMEL_BATCH_FLAG_REASONS, 1 + (uint32_t)i % 3) != in->sum) ++different;
    }
    return (void*)different;
}

int main(int argc, char** argv) {
    struct shared in = {0, 0, 0, 0, 0, 0, 0, 0};
    pthread_t threads[THREADS];
    hjemmel_catalog* catalog = NULL;
    hjemmel_version* version = NULL;
    hjemmel_evaluation* evaluation = NULL;
    hjemmel_facts* facts = NULL;
    static char json[1 << 20];
    FILE* file = NULL;
    long different = 0;
    int i = 0;
    if (argc != 6 || (file = fopen(argv[4], "rb")) == NULL) return 2;
    json[fread(json, 1, sizeof json - 1, file)] = '\0';
    fclose(file);
    in.ruleset = argv[2];
    in.day = strtoll(argv[5], NULL, 10);
    hjemmel_catalog_load(argv[1], HJEMMEL_NUL, NULL, &catalog, NULL);
    hjemmel_catalog_in_force(catalog, in.ruleset, HJEMMEL_NUL, in.day, &version, NULL);
    hjemmel_evaluation_new(version, argv[3], HJEMMEL_NUL, NULL, 0, NULL, &evaluation, NULL);
    hjemmel_facts_new(evaluation, &facts);
    if (hjemmel_facts_json(facts, json, HJEMMEL_NUL, NULL) != HJEMMEL_OK) return 2;
    in.catalog = catalog;
    in.version = version;
    in.evaluation = evaluation;
    in.facts = facts;
    in.expected = answers(&in);
    in.sum = statuses(&in, 0, 0);
    for (i = 0; i < THREADS; ++i)
        if (pthread_create(&threads[i], NULL, work, &in) != 0) return 2;
    for (i = 0; i < THREADS; ++i) {
        void* found = NULL;
        pthread_join(threads[i], &found);
        different += (long)found;
    }
    printf("%d threads, %d runs each, %ld differ, %zu bytes\n", THREADS, RUNS, different,
           strlen(in.expected));
    different += strlen(in.expected) == 0 || in.sum <= 0;
    free(in.expected);
    hjemmel_facts_free(facts);
    hjemmel_evaluation_free(evaluation);
    hjemmel_version_free(version);
    hjemmel_catalog_free(catalog);
    return different == 0 ? 0 : 1;
}
