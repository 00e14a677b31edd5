/* SPDX-License-Identifier: Apache-2.0 */
/* One version and one evaluation used by 8 threads at once, for cases and for tables, related ones
 * among them: the same answers as one thread gives.
 *
 * Usage: threads RULES-FILE RULESET ENTITY FACTS-FILE DAY */
#include "table.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, RUNS = 25, ROWS = 200, CITIZENS = 3000 };

struct shared {
    const hjemmel_catalog* catalog;
    const hjemmel_version* version;
    const hjemmel_evaluation* evaluation;
    const hjemmel_evaluation* gammel; /* of that decision alone, which columns decide */
    const hjemmel_evaluation* antal;  /* of the municipalities */
    const hjemmel_facts* facts;
    struct related* tables;
    const char* ruleset;
    int64_t day;
    char* expected; /* what the first run wrote */
    long sum;       /* of a table's statuses */
};

/* Tables of municipalities and of their citizens, which nobody changes. */
struct related {
    struct table municipalities;
    struct table citizens;
    struct table ages; /* its column is the citizens' second one */
    struct ArrowSchema* schemas[2];
    struct ArrowArray* arrays[2];
    int32_t municipality_begins[ROWS + 1];
    int32_t citizen_begins[CITIZENS + 1];
    int64_t years[CITIZENS];
    char municipality_keys[3 * ROWS];
    char citizen_keys[3 * CITIZENS];
};

/* `rows` keys of three digits, those of so many municipalities in turn. */
static void put_keys(int32_t* begins, char* keys, int rows, int municipalities) {
    int i = 0;
    for (; i < rows; ++i) {
        const int key = 100 + i % municipalities;
        begins[i + 1] = 3 * (i + 1);
        keys[3 * i] = (char)('0' + key / 100);
        keys[3 * i + 1] = (char)('0' + key / 10 % 10);
        keys[3 * i + 2] = (char)('0' + key % 10);
    }
}

static struct related* related_tables(void) {
    static struct related all;
    int i = 0;
    put_keys(all.municipality_begins, all.municipality_keys, ROWS, ROWS);
    put_keys(all.citizen_begins, all.citizen_keys, CITIZENS, ROWS);
    for (; i < CITIZENS; ++i)
        all.years[i] = i % 90;
    make_table(&all.municipalities, "nummer", "u", ROWS, all.municipality_begins,
               all.municipality_keys);
    make_table(&all.citizens, "nummer", "u", CITIZENS, all.citizen_begins, all.citizen_keys);
    make_table(&all.ages, "alder", "l", CITIZENS, all.years, NULL);
    all.schemas[0] = &all.citizens.column_schema;
    all.schemas[1] = &all.ages.column_schema;
    all.arrays[0] = &all.citizens.column;
    all.arrays[1] = &all.ages.column;
    all.citizens.schema.children = all.schemas;
    all.citizens.array.children = all.arrays;
    all.citizens.schema.n_children = all.citizens.array.n_children = 2;
    return &all;
}

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

/* The sum of all statuses that a batch gives; -1 where it failed. */
static long batch_sum(const hjemmel_evaluation* with, const hjemmel_batch* batch) {
    struct ArrowSchema schema;
    struct ArrowArray array;
    long count = 0;
    int64_t at = 0;
    if (hjemmel_evaluation_batch(with, batch, &schema, &array, NULL) != HJEMMEL_OK) return -1;
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

/* The same of a table of cases without facts, decided in columns or, with reasons, row by row, by
 * so many threads. */
static long statuses(const struct shared* in, uint32_t flags, uint32_t threads) {
    static int32_t begins[ROWS + 1];
    static char ids[ROWS];
    struct table cases;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    make_table(&cases, "sags_id", "u", ROWS, begins, ids);
    batch.schema = &cases.schema;
    batch.array = &cases.array;
    batch.day = in->day;
    batch.flags = flags;
    batch.threads = threads;
    return batch_sum(in->evaluation, &batch);
}

/* The same of municipalities with their citizens below them, or of citizens with these above. */
static long related_statuses(const struct shared* in, int down, uint32_t threads) {
    struct related* tables = in->tables;
    const struct table* cases = down ? &tables->municipalities : &tables->citizens;
    const struct table* others = down ? &tables->citizens : &tables->municipalities;
    static const char* const names[] = {"kommune", "borgere"};
    hjemmel_table other = HJEMMEL_TABLE_INIT;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    other.entity.data = names[down];
    other.entity.size = strlen(names[down]);
    other.schema = &others->schema;
    other.array = &others->array;
    batch.schema = &cases->schema;
    batch.array = &cases->array;
    batch.tables = &other;
    batch.table_count = 1;
    batch.day = in->day;
    batch.threads = threads;
    return batch_sum(down ? in->antal : in->gammel, &batch);
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
        if (related_statuses(in, 0, 1 + (uint32_t)i % 3) != 0) ++different; /* all are known */
        if (related_statuses(in, 1, 1 + (uint32_t)i % 3) != 0) ++different;
        if (statuses(in, HJEMMEL_BATCH_FLAG_REASONS, 1 + (uint32_t)i % 3) != in->sum) ++different;
    }
    return (void*)different;
}

int main(int argc, char** argv) {
    struct shared in = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    pthread_t threads[THREADS];
    hjemmel_catalog* catalog = NULL;
    hjemmel_version* version = NULL;
    hjemmel_evaluation* evaluation = NULL;
    static const hjemmel_text decision = {"gammel", 6};
    hjemmel_evaluation* gammel = NULL;
    hjemmel_evaluation* antal = NULL;
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
    hjemmel_evaluation_new(version, argv[3], HJEMMEL_NUL, &decision, 1, NULL, &gammel, NULL);
    hjemmel_evaluation_new(version, "kommune", HJEMMEL_NUL, NULL, 0, NULL, &antal, NULL);
    hjemmel_facts_new(evaluation, &facts);
    if (hjemmel_facts_json(facts, json, HJEMMEL_NUL, NULL) != HJEMMEL_OK) return 2;
    in.catalog = catalog;
    in.version = version;
    in.evaluation = evaluation;
    in.gammel = gammel;
    in.antal = antal;
    in.tables = related_tables();
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
    hjemmel_evaluation_free(antal);
    hjemmel_evaluation_free(gammel);
    hjemmel_evaluation_free(evaluation);
    hjemmel_version_free(version);
    hjemmel_catalog_free(catalog);
    return different == 0 ? 0 : 1;
}
