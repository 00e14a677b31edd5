/* SPDX-License-Identifier: Apache-2.0 */
/* Every allocation fails, once and then for good, in each part of the work: rules loaded from files
 * and from memory, versions, facts, cases decided (patterns compiled among it) and written, tables
 * with related ones. Each call gives what it should or MEMORY, nothing leaks, and the next run is
 * as the first.
 *
 * Usage: allocation RULES-FILE RULESET ENTITY FACTS-FILE DAY
 *
 * glibc's own allocator does the work; this program's malloc comes before it. */
#include "expect.h"
#include "table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* old, size_t size);
extern void* __libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void* old);

static long seen = 0;      /* allocations since counting began */
static long fails_at = -1; /* the number of the one that fails; none */
static int for_good = 0;   /* whether all after it fail too */
static long live = 0;      /* allocated and not freed */

static int fails(void) {
    const long number = seen++;
    if (fails_at < 0 || number < fails_at || (number > fails_at && !for_good)) return 0;
    errno = ENOMEM;
    return 1;
}

static void* counted(void* got) {
    if (got != NULL) ++live;
    return got;
}

void* malloc(size_t size) { return fails() ? NULL : counted(__libc_malloc(size)); }
void* calloc(size_t count, size_t size) {
    return fails() ? NULL : counted(__libc_calloc(count, size));
}
void* realloc(void* old, size_t size) {
    void* got = fails() ? NULL : __libc_realloc(old, size);
    return old == NULL ? counted(got) : got;
}
void* memalign(size_t alignment, size_t size) {
    return fails() ? NULL : counted(__libc_memalign(alignment, size));
}
void* aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void** out, size_t alignment, size_t size) {
    *out = memalign(alignment, size);
    return *out == NULL ? ENOMEM : 0;
}
void free(void* old) {
    if (old != NULL) --live;
    __libc_free(old);
}

/* A whole file as a text; the caller's. */
static char* read_file(const char* path) {
    FILE* file = fopen(path, "rb");
    char* text = NULL;
    long size = 0;
    if (file == NULL) return NULL;
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    rewind(file);
    text = malloc((size_t)size + 1);
    if (text != NULL) text[fread(text, 1, (size_t)size, file)] = '\0';
    fclose(file);
    return text;
}

struct input {
    const char* path;
    char* rules;
    const char* ruleset;
    const char* entity;
    char* facts;
    int64_t day;
    /* made before anything fails */
    hjemmel_catalog* catalog;
    hjemmel_version* version;
    hjemmel_evaluation* evaluation;
    hjemmel_evaluation* above; /* of municipalities, or NULL */
    hjemmel_facts* ready;
};

enum { FUNCTIONS = 100 };
static const char* short_of_memory[FUNCTIONS]; /* functions that gave MEMORY */

static void note_memory(const char* function) {
    int at = 0;
    while (at < FUNCTIONS && short_of_memory[at] != NULL) {
        if (strcmp(short_of_memory[at++], function) == 0) return;
    }
    if (at < FUNCTIONS) short_of_memory[at] = function;
}

/* Whether the call gave what it should; else it may only be short of memory. */
static int gave(hjemmel_result result, hjemmel_result wanted, const char* function,
                hjemmel_error** error) {
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    const int right = result == wanted;
    if (!right && result != HJEMMEL_ERROR_MEMORY) {
        printf("%s gave %s at %ld\n", function, hjemmel_result_name(result), fails_at);
        ++faults;
    } else if (!right) {
        note_memory(function);
    }
    if (!right && error != NULL) {
        const hjemmel_diagnostics* list = hjemmel_error_diagnostics(*error);
        if (hjemmel_diagnostics_at(list, 0, HJEMMEL_LANGUAGE_ENGLISH, &one) != HJEMMEL_OK ||
            strcmp(one.code.data, "out-of-memory") != 0) {
            printf("%s gave no diagnostic at %ld\n", function, fails_at);
            ++faults;
        }
    }
    if (error != NULL) {
        hjemmel_error_free(*error);
        *error = NULL;
    }
    return right;
}

/* The same for what should go well. */
static int fine(hjemmel_result result, const char* function, hjemmel_error** error) {
    return gave(result, HJEMMEL_OK, function, error);
}

static unsigned long sum_of(unsigned long sum, const hjemmel_buffer* buffer) {
    const char* at = hjemmel_buffer_text(buffer).data;
    for (; *at != '\0'; ++at)
        sum = sum * 33 + (unsigned char)*at;
    return sum;
}

static unsigned long from_file(const struct input* in) {
    hjemmel_catalog* catalog = NULL;
    hjemmel_error* error = NULL;
    const int done = fine(hjemmel_catalog_load(in->path, HJEMMEL_NUL, NULL, &catalog, &error),
                          "hjemmel_catalog_load", &error);
    hjemmel_catalog_free(catalog);
    return (unsigned long)done;
}

static unsigned long from_folder(const struct input* in) {
    const char* end = strrchr(in->path, '/');
    hjemmel_catalog* catalog = NULL;
    hjemmel_error* error = NULL;
    const int done = end != NULL && fine(hjemmel_catalog_load(in->path, (size_t)(end - in->path),
                                                              NULL, &catalog, &error),
                                         "hjemmel_catalog_load", &error);
    hjemmel_catalog_free(catalog);
    return (unsigned long)done;
}

static unsigned long from_memory(const struct input* in) {
    hjemmel_file file = {{"rules.yaml", HJEMMEL_NUL}, {in->rules, HJEMMEL_NUL}};
    hjemmel_catalog* catalog = NULL;
    hjemmel_error* error = NULL;
    const int done = fine(hjemmel_catalog_from_memory(&file, 1, NULL, &catalog, &error),
                          "hjemmel_catalog_from_memory", &error);
    hjemmel_catalog_free(catalog);
    return (unsigned long)done;
}

/* Rules, facts and names that are wrong: told, or there is no memory to tell it. */
static unsigned long wrong(const struct input* in) {
    hjemmel_file bad = {{"bad.yaml", HJEMMEL_NUL}, {"hjemmel: 1\nrulset: x\n", HJEMMEL_NUL}};
    hjemmel_catalog* catalog = NULL;
    hjemmel_facts* facts = NULL;
    hjemmel_buffer* buffer = NULL;
    hjemmel_error* error = NULL;
    hjemmel_result result = HJEMMEL_OK;
    unsigned long sum = 5381;
    result = hjemmel_catalog_from_memory(&bad, 1, NULL, &catalog, &error);
    if (fine(hjemmel_buffer_new(&buffer), "hjemmel_buffer_new", NULL) &&
        fine(hjemmel_diagnostics_write(hjemmel_error_diagnostics(error), HJEMMEL_FORMAT_TEXT,
                                       HJEMMEL_LANGUAGE_DANISH, buffer),
             "hjemmel_diagnostics_write", NULL))
        sum = sum_of(sum, buffer);
    hjemmel_buffer_free(buffer);
    gave(result, HJEMMEL_ERROR_RULES, "hjemmel_catalog_from_memory", &error);
    if (!fine(hjemmel_facts_new(in->evaluation, &facts), "hjemmel_facts_new", NULL)) return sum;
    gave(hjemmel_facts_json(facts, "{\"a\": }", HJEMMEL_NUL, &error), HJEMMEL_ERROR_FACTS,
         "hjemmel_facts_json", &error);
    gave(hjemmel_facts_index(facts, 1000), HJEMMEL_ERROR_ARGUMENT, "hjemmel_facts_index", NULL);
    hjemmel_facts_free(facts);
    return sum;
}

static unsigned long versions(const struct input* in) {
    hjemmel_declaration told = HJEMMEL_DECLARATION_INIT;
    hjemmel_version* first = NULL;
    hjemmel_version* version = NULL;
    hjemmel_version* changed = NULL;
    hjemmel_evaluation* evaluation = NULL;
    hjemmel_error* error = NULL;
    uint32_t index = 0;
    unsigned long done = 0;
    if (fine(hjemmel_catalog_version(in->catalog, in->ruleset, HJEMMEL_NUL, 0, &first, &error),
             "hjemmel_catalog_version", &error))
        ++done;
    hjemmel_version_free(first);
    if (fine(hjemmel_catalog_in_force(in->catalog, in->ruleset, HJEMMEL_NUL, in->day, &version,
                                      &error),
             "hjemmel_catalog_in_force", &error) &&
        fine(hjemmel_version_declaration(version, HJEMMEL_DECLARATION_KIND_FACT, 0, 0, &told),
             "hjemmel_version_declaration", NULL) &&
        fine(hjemmel_version_fact(version, told.entity.data, told.entity.size, told.name.data,
                                  told.name.size, &index, &error),
             "hjemmel_version_fact", &error) &&
        fine(hjemmel_version_with(version, NULL, 0, &changed, &error), "hjemmel_version_with",
             &error) &&
        fine(hjemmel_evaluation_new(changed, in->entity, HJEMMEL_NUL, NULL, 0, NULL, &evaluation,
                                    &error),
             "hjemmel_evaluation_new", &error))
        ++done;
    gave(hjemmel_version_fact(version, in->entity, HJEMMEL_NUL, "no such fact", 12, &index, &error),
         version == NULL ? HJEMMEL_ERROR_ARGUMENT : HJEMMEL_ERROR_NAME, "hjemmel_version_fact",
         &error);
    hjemmel_evaluation_free(evaluation);
    hjemmel_version_free(changed);
    hjemmel_version_free(version);
    return done;
}

/* One value of each kind, each in a list of its own: what fails is given once more. */
static int each_value(hjemmel_facts* facts) {
    enum { KINDS = 6 };
    int kind = 0;
    for (; kind < KINDS; ++kind) { /* the first list finds no room among what is open */
        static const char* const functions[KINDS] = {
            "hjemmel_facts_absent",  "hjemmel_facts_boolean", "hjemmel_facts_number",
            "hjemmel_facts_decimal", "hjemmel_facts_text",    "hjemmel_facts_date"};
        hjemmel_result result = HJEMMEL_OK;
        if (!fine(hjemmel_facts_name(facts, "a name that is long enough", HJEMMEL_NUL),
                  "hjemmel_facts_name", NULL) ||
            !fine(hjemmel_facts_list(facts), "hjemmel_facts_list", NULL))
            return 0;
        if (kind == 0) result = hjemmel_facts_absent(facts);
        if (kind == 1) result = hjemmel_facts_boolean(facts, 1);
        if (kind == 2) result = hjemmel_facts_number(facts, 7, 0);
        if (kind == 3) result = hjemmel_facts_decimal(facts, "12345678.90123456789", HJEMMEL_NUL);
        if (kind == 4) result = hjemmel_facts_text(facts, "a text that is long enough", 26);
        if (kind == 5) result = hjemmel_facts_date(facts, 18000);
        fine(result, functions[kind], NULL);
        if (!fine(hjemmel_facts_end(facts), "hjemmel_facts_end", NULL) &&
            !fine(hjemmel_facts_end(facts), "hjemmel_facts_end", NULL))
            return 0;
    }
    return 1;
}

/* Facts one by one: what fails is tried again, and all is then as if it had not failed. */
static int built(hjemmel_facts* facts) {
    int tries = 0;
    for (; tries < 3; ++tries) {
        if (fine(hjemmel_facts_preset(facts, "dag", HJEMMEL_NUL, "a reason that is long enough",
                                      HJEMMEL_NUL),
                 "hjemmel_facts_preset", NULL) &&
            fine(hjemmel_facts_context(facts), "hjemmel_facts_context", NULL))
            break;
    }
    if (tries == 3) return 0;
    for (tries = 0; tries < 3; ++tries) {
        if (fine(hjemmel_facts_name(facts, "a name that is long enough", HJEMMEL_NUL),
                 "hjemmel_facts_name", NULL) &&
            fine(hjemmel_facts_text(facts, "a long enough text, too", HJEMMEL_NUL),
                 "hjemmel_facts_text", NULL))
            break;
    }
    for (tries = 0; tries < 3; ++tries) {
        if (fine(hjemmel_facts_end(facts), "hjemmel_facts_end", NULL)) return 1;
    }
    return 0;
}

static unsigned long facts_of(const struct input* in) {
    hjemmel_facts* facts = NULL;
    hjemmel_facts* other = NULL;
    hjemmel_facts* third = NULL;
    hjemmel_error* error = NULL;
    unsigned long done = 0;
    if (fine(hjemmel_facts_new(in->evaluation, &facts), "hjemmel_facts_new", NULL) &&
        fine(hjemmel_facts_json(facts, in->facts, HJEMMEL_NUL, &error), "hjemmel_facts_json",
             &error))
        ++done;
    if (fine(hjemmel_facts_new(NULL, &other), "hjemmel_facts_new", NULL) && built(other)) ++done;
    if (fine(hjemmel_facts_new(NULL, &third), "hjemmel_facts_new", NULL) && each_value(third))
        ++done;
    hjemmel_facts_free(third);
    hjemmel_facts_free(other);
    hjemmel_facts_free(facts);
    return done;
}

/* The sum of the bytes of all that is written, where all of it was. */
static unsigned long written(const hjemmel_outcomes* outcomes, hjemmel_buffer* buffer) {
    unsigned long sum = 5381;
    size_t i = 0;
    const hjemmel_outcome* one = NULL;
    for (; (one = hjemmel_outcomes_at(outcomes, i)) != NULL; ++i) {
        int32_t format = HJEMMEL_FORMAT_TEXT;
        hjemmel_reason* root = NULL;
        hjemmel_error* error = NULL;
        if (fine(hjemmel_reason_new(one, &root, &error), "hjemmel_reason_new", &error))
            hjemmel_reason_free(root);
        if (fine(hjemmel_value_write(hjemmel_outcome_value(one), HJEMMEL_FORMAT_JSON, 0, buffer),
                 "hjemmel_value_write", NULL))
            sum = sum_of(sum, buffer);
        for (; format <= HJEMMEL_FORMAT_LETTER; ++format) {
            if (fine(hjemmel_outcome_write(one, format, HJEMMEL_LANGUAGE_DANISH, buffer),
                     "hjemmel_outcome_write", NULL))
                sum = sum_of(sum, buffer);
        }
    }
    return sum;
}

static unsigned long decided(const struct input* in) {
    hjemmel_outcomes* outcomes = NULL;
    hjemmel_buffer* buffer = NULL;
    hjemmel_error* error = NULL;
    unsigned long sum = 0;
    if (fine(hjemmel_outcomes_new(&outcomes), "hjemmel_outcomes_new", NULL) &&
        fine(hjemmel_buffer_new(&buffer), "hjemmel_buffer_new", NULL) &&
        fine(hjemmel_evaluation_run(in->evaluation, in->ready, in->day, outcomes, &error),
             "hjemmel_evaluation_run", &error))
        sum = written(outcomes, buffer);
    hjemmel_buffer_free(buffer);
    hjemmel_outcomes_free(outcomes);
    return sum;
}

enum {
    WRITTEN = HJEMMEL_BATCH_FLAG_POSSIBLE | HJEMMEL_BATCH_FLAG_MISSING |
              HJEMMEL_BATCH_FLAG_REASONS | HJEMMEL_BATCH_FLAG_DIAGNOSTICS |
              HJEMMEL_BATCH_FLAG_MARKS,
    IN_COLUMNS = HJEMMEL_BATCH_FLAG_POSSIBLE | HJEMMEL_BATCH_FLAG_MISSING
};

/* Decides a table; gives how many bytes and items its last two columns have. */
static unsigned long table_decided(const hjemmel_evaluation* evaluation, hjemmel_batch batch) {
    struct ArrowSchema schema;
    struct ArrowArray array;
    hjemmel_error* error = NULL;
    hjemmel_error* related = NULL;
    unsigned long size = 0;
    batch.refused_related = &related;
    if (fine(hjemmel_evaluation_batch(evaluation, &batch, &schema, &array, &error),
             "hjemmel_evaluation_batch", &error)) {
        int64_t at = array.n_children - 2;
        for (; at < array.n_children; ++at)
            size += (unsigned long)((const int64_t*)array.children[at]->buffers[1])[array.length];
    }
    if (schema.release != NULL) schema.release(&schema);
    if (array.release != NULL) array.release(&array);
    hjemmel_error_free(related);
    return size;
}

/* Cases that have nothing but an id. */
static unsigned long ids_decided(const struct input* in) {
    static const int32_t begins[] = {0, 1, 2, 3};
    struct table ids;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    make_table(&ids, "sags_id", "u", 3, begins, "abc");
    batch.schema = &ids.schema;
    batch.array = &ids.array;
    batch.day = in->day;
    batch.flags = WRITTEN;
    return table_decided(in->evaluation, batch);
}

/* Cases that are decided in columns, each of a column for itself. */
static unsigned long columns_decided(const struct input* in) {
    static const int64_t ages[] = {20, 30, 40};
    static const int32_t days[] = {18000, 18001, 18002};
    static const int32_t begins[] = {0, 1, 2, 3};
    struct table cases;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    unsigned long size = 0;
    if (in->above == NULL) return 0;
    batch.schema = &cases.schema;
    batch.array = &cases.array;
    batch.day = in->day;
    batch.flags = IN_COLUMNS;
    make_table(&cases, "alder", "l", 3, ages, NULL);
    size += table_decided(in->evaluation, batch);
    make_table(&cases, "afgang", "tdD", 3, days, NULL);
    size += table_decided(in->evaluation, batch);
    make_table(&cases, "navn", "u", 3, begins, "abc");
    return size + table_decided(in->evaluation, batch);
}

/* Municipalities, and a table of their citizens, of whom one belongs to none. */
static unsigned long related_decided(const struct input* in) {
    static const int32_t begins[] = {0, 1, 2, 3};
    struct table municipalities;
    struct table citizens;
    hjemmel_table related = HJEMMEL_TABLE_INIT;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    if (in->above == NULL) return 0;
    make_table(&municipalities, "nummer", "u", 2, begins, "12");
    make_table(&citizens, "nummer", "u", 3, begins, "113");
    related.entity.data = "borger";
    related.entity.size = HJEMMEL_NUL;
    related.schema = &citizens.schema;
    related.array = &citizens.array;
    batch.schema = &municipalities.schema;
    batch.array = &municipalities.array;
    batch.tables = &related;
    batch.table_count = 1;
    batch.day = in->day;
    batch.flags = WRITTEN;
    return table_decided(in->above, batch);
}

typedef unsigned long part(const struct input* in);

/* Every allocation of a part fails once, or it and all after it. What is left after that and a run
 * that goes well is kept, as compiled patterns are; it may not become more. */
static void fail_each(const struct input* in, part* run, const char* name, unsigned long expected,
                      long count) {
    long before = live;
    long at = 0;
    int tries = 0;
    for (; at < count; ++at) {
        for (tries = 0; tries < 3; ++tries) {
            fails_at = at;
            seen = 0;
            run(in);
            if (live == before) break;
            fails_at = -1;
            run(in);
            if (live <= before) break;
            if (tries < 2) before = live;
        }
        if (tries < 3) continue;
        printf("%s: %ld allocations are left after number %ld failed\n", name, live - before, at);
        ++faults;
        break;
    }
    fails_at = -1;
    if (run(in) != expected) {
        printf("%s: a run after failures gives something else\n", name);
        ++faults;
    }
}

static void fail_all(const struct input* in, part* run, const char* name) {
    unsigned long expected = 0;
    long count = 0;
    run(in); /* what is made once and kept */
    seen = 0;
    expected = run(in);
    count = seen;
    for_good = 0;
    fail_each(in, run, name, expected, count);
    for_good = 1;
    fail_each(in, run, name, expected, count);
    printf("%s: %ld allocations\n", name, count);
}

/* Makes what is there before anything fails. */
static int prepare(struct input* in) {
    if (hjemmel_catalog_load(in->path, HJEMMEL_NUL, NULL, &in->catalog, NULL) != HJEMMEL_OK ||
        hjemmel_catalog_in_force(in->catalog, in->ruleset, HJEMMEL_NUL, in->day, &in->version,
                                 NULL) != HJEMMEL_OK ||
        hjemmel_evaluation_new(in->version, in->entity, HJEMMEL_NUL, NULL, 0, NULL, &in->evaluation,
                               NULL) != HJEMMEL_OK ||
        hjemmel_facts_new(in->evaluation, &in->ready) != HJEMMEL_OK ||
        hjemmel_facts_json(in->ready, in->facts, HJEMMEL_NUL, NULL) != HJEMMEL_OK)
        return 0;
    if (strcmp(in->ruleset, "prøve") != 0) return 1;
    return hjemmel_evaluation_new(in->version, "kommune", HJEMMEL_NUL, NULL, 0, NULL, &in->above,
                                  NULL) == HJEMMEL_OK;
}

int main(int argc, char** argv) {
    struct input in = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    int at = 0;
    if (argc != 6) return 2;
    in.path = argv[1];
    in.rules = read_file(argv[1]);
    in.ruleset = argv[2];
    in.entity = argv[3];
    in.facts = read_file(argv[4]);
    in.day = strtoll(argv[5], NULL, 10);
    if (in.rules == NULL || in.facts == NULL || !prepare(&in)) return 2;
    fail_all(&in, from_file, "a file");
    if (in.above != NULL) fail_all(&in, from_folder, "a folder");
    fail_all(&in, from_memory, "from memory");
    fail_all(&in, wrong, "what is wrong");
    fail_all(&in, versions, "versions");
    fail_all(&in, facts_of, "facts");
    fail_all(&in, decided, "decided and written");
    fail_all(&in, ids_decided, "a table");
    fail_all(&in, columns_decided, "tables in columns");
    fail_all(&in, related_decided, "related tables");
    note_results();
    for (; at < FUNCTIONS && short_of_memory[at] != NULL; ++at)
        note_result(short_of_memory[at], HJEMMEL_ERROR_MEMORY);
    hjemmel_facts_free(in.ready);
    hjemmel_evaluation_free(in.above);
    hjemmel_evaluation_free(in.evaluation);
    hjemmel_version_free(in.version);
    hjemmel_catalog_free(in.catalog);
    free(in.rules);
    free(in.facts);
    return told_faults();
}
