/* SPDX-License-Identifier: Apache-2.0 */
/* Every allocation fails, once and then for good, while a catalog is loaded, cases are decided and
 * answers written: each call gives OK or MEMORY, nothing leaks, and the next run is as the first.
 *
 * Usage: allocation RULES-FILE RULESET ENTITY FACTS-FILE DAY
 *
 * glibc's own allocator does the work; this program's malloc comes before it. */
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
    char* rules;
    const char* ruleset;
    const char* entity;
    char* facts;
    int64_t day;
};

static int faults = 0;

/* Whether the call went well; tells a result that it may not give. */
static int fine(hjemmel_result result, const char* what, hjemmel_error** error) {
    hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
    if (result == HJEMMEL_OK) return 1;
    if (result != HJEMMEL_ERROR_MEMORY) {
        printf("%s gave %s at %ld\n", what, hjemmel_result_name(result), fails_at);
        ++faults;
    } else if (error != NULL) {
        const hjemmel_diagnostics* list = hjemmel_error_diagnostics(*error);
        if (hjemmel_diagnostics_at(list, 0, HJEMMEL_ENGLISH, &one) != HJEMMEL_OK ||
            strcmp(one.code.data, "out-of-memory") != 0) {
            printf("%s gave no diagnostic at %ld\n", what, fails_at);
            ++faults;
        }
    }
    if (error != NULL) {
        hjemmel_error_free(*error);
        *error = NULL;
    }
    return 0;
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
        if (fine(hjemmel_reason_new(one, &root, &error), "reason_new", &error))
            hjemmel_reason_free(root);
        for (; format <= HJEMMEL_FORMAT_LETTER; ++format) {
            const char* at = NULL;
            if (!fine(hjemmel_outcome_write(one, format, HJEMMEL_DANISH, buffer), "write", NULL))
                continue;
            for (at = hjemmel_buffer_text(buffer).data; *at != '\0'; ++at)
                sum = sum * 33 + (unsigned char)*at;
        }
    }
    return sum;
}

/* A batch of cases that have nothing but an id; gives how many bytes of reasons there are. */
static unsigned long decided(const hjemmel_evaluation* evaluation, int64_t day) {
    static const int32_t begins[] = {0, 1, 2, 3};
    struct table ids;
    struct ArrowSchema schema;
    struct ArrowArray array;
    hjemmel_batch batch = HJEMMEL_BATCH_INIT;
    hjemmel_error* error = NULL;
    unsigned long size = 0;
    make_table(&ids, "sags_id", "u", 3, begins, "abc");
    batch.schema = &ids.schema;
    batch.array = &ids.array;
    batch.day = day;
    batch.flags = HJEMMEL_BATCH_POSSIBLE | HJEMMEL_BATCH_MISSING | HJEMMEL_BATCH_REASONS |
                  HJEMMEL_BATCH_DIAGNOSTICS;
    if (fine(hjemmel_evaluation_batch(evaluation, &batch, &schema, &array, &error), "batch",
             &error)) {
        const int64_t* ends = array.children[5]->buffers[1];
        size = (unsigned long)ends[3];
    }
    if (schema.release != NULL) schema.release(&schema);
    if (array.release != NULL) array.release(&array);
    return size;
}

/* Facts one by one, for no decision: a value that fails is given again by the same name, a list
 * that cannot be ended is ended again. */
static int built(hjemmel_facts* facts) {
    hjemmel_result result = HJEMMEL_OK;
    int tries = 0;
    for (; tries < 3; ++tries) {
        result =
            hjemmel_facts_preset(facts, "dag", HJEMMEL_NUL, "a reason that is long enough", 28);
        if (result == HJEMMEL_OK) result = hjemmel_facts_context(facts);
        if (result == HJEMMEL_OK) break;
        if (!fine(result, "preset", NULL)) continue;
    }
    if (result != HJEMMEL_OK) return 0;
    for (tries = 0; tries < 3; ++tries) {
        result = hjemmel_facts_name(facts, "a name that is long enough", HJEMMEL_NUL);
        if (result == HJEMMEL_OK) result = hjemmel_facts_text(facts, "a long enough text, too", 23);
        if (fine(result, "text", NULL)) break;
    }
    for (tries = 0; result == HJEMMEL_OK && tries < 3; ++tries) {
        result = hjemmel_facts_name(facts, "another name that is long", HJEMMEL_NUL);
        if (result == HJEMMEL_OK) result = hjemmel_facts_date(facts, 18000);
        if (fine(result, "date", NULL)) break;
        result = HJEMMEL_OK;
    }
    for (tries = 0; tries < 3; ++tries) {
        result = hjemmel_facts_end(facts);
        if (fine(result, "end", NULL)) return 1;
    }
    return 0;
}

/* All of it once; whatever fails, the rest is not tried. Gives the sum of what was written. */
static unsigned long run(const struct input* in) {
    hjemmel_file file = {{"rules.yaml", HJEMMEL_NUL}, {in->rules, HJEMMEL_NUL}};
    hjemmel_error* error = NULL;
    hjemmel_catalog* catalog = NULL;
    hjemmel_version* version = NULL;
    hjemmel_evaluation* evaluation = NULL;
    hjemmel_facts* facts = NULL;
    hjemmel_facts* other = NULL;
    hjemmel_outcomes* outcomes = NULL;
    hjemmel_buffer* buffer = NULL;
    unsigned long sum = 0;
    if (fine(hjemmel_catalog_from_memory(&file, 1, NULL, &catalog, &error), "load", &error) &&
        fine(hjemmel_catalog_in_force(catalog, in->ruleset, HJEMMEL_NUL, in->day, &version, &error),
             "in_force", &error) &&
        fine(hjemmel_evaluation_new(version, in->entity, HJEMMEL_NUL, NULL, 0, NULL, &evaluation,
                                    &error),
             "evaluation_new", &error) &&
        fine(hjemmel_facts_new(evaluation, &facts), "facts_new", NULL) &&
        fine(hjemmel_facts_json(facts, in->facts, HJEMMEL_NUL, &error), "json", &error) &&
        fine(hjemmel_facts_new(NULL, &other), "facts_new", NULL) && built(other) &&
        fine(hjemmel_outcomes_new(&outcomes), "outcomes_new", NULL) &&
        fine(hjemmel_buffer_new(&buffer), "buffer_new", NULL) &&
        fine(hjemmel_evaluation_run(evaluation, facts, in->day, outcomes, &error), "run", &error))
        sum = written(outcomes, buffer) + decided(evaluation, in->day);
    hjemmel_buffer_free(buffer);
    hjemmel_outcomes_free(outcomes);
    hjemmel_facts_free(other);
    hjemmel_facts_free(facts);
    hjemmel_evaluation_free(evaluation);
    hjemmel_version_free(version);
    hjemmel_catalog_free(catalog);
    return sum;
}

/* Every allocation fails once; then it and all after it. */
static void fail_each(const struct input* in, long count, long step, unsigned long expected) {
    const long before = live;
    for (fails_at = 0; fails_at < count; fails_at += step) {
        seen = 0;
        run(in);
        if (live == before) continue;
        printf("%ld allocations are left after the failure of number %ld\n", live - before,
               fails_at);
        ++faults;
        break;
    }
    fails_at = -1;
    if (run(in) != expected) {
        puts("a run after failures gives something else");
        ++faults;
    }
}

int main(int argc, char** argv) {
    struct input in;
    unsigned long expected = 0;
    long count = 0;
    long step = 1;
    if (argc < 6) return 2;
    in.rules = read_file(argv[1]);
    in.ruleset = argv[2];
    in.entity = argv[3];
    in.facts = read_file(argv[4]);
    in.day = strtoll(argv[5], NULL, 10);
    if (argc > 6) step = strtol(argv[6], NULL, 10);
    if (in.rules == NULL || in.facts == NULL) return 2;
    run(&in); /* what is made once and kept */
    seen = 0;
    expected = run(&in);
    count = seen;
    fail_each(&in, count, step, expected);
    for_good = 1;
    fail_each(&in, count, step, expected);
    printf("%ld allocations, every %ld. failed; %d faults\n", count, step, faults);
    free(in.rules);
    free(in.facts);
    return faults == 0 ? 0 : 1;
}
