/* SPDX-License-Identifier: Apache-2.0 */
/* Arrow tables of one column, for tests of batches. */
#ifndef HJEMMEL_TESTS_TABLE_H
#define HJEMMEL_TESTS_TABLE_H

#include <hjemmel.h>

struct table {
    struct ArrowSchema schema;
    struct ArrowSchema column_schema;
    struct ArrowArray array;
    struct ArrowArray column;
    struct ArrowSchema* schemas[1];
    struct ArrowArray* arrays[1];
    const void* validity[1];
    const void* buffers[3];
};

/* Nothing is allocated; releasing only marks. */
static void release_schema(struct ArrowSchema* one) { one->release = NULL; }
static void release_array(struct ArrowArray* one) { one->release = NULL; }

/* A table whose column has one or two buffers beside its validity; it may not be moved. */
static void make_table(struct table* out, const char* name, const char* format, int64_t rows,
                       const void* first, const void* second) {
    static const struct table none;
    *out = none;
    out->schemas[0] = &out->column_schema;
    out->arrays[0] = &out->column;
    out->buffers[1] = first;
    out->buffers[2] = second;
    out->schema.format = "+s";
    out->schema.n_children = out->array.n_children = 1;
    out->schema.children = out->schemas;
    out->column_schema.format = format;
    out->column_schema.name = name;
    out->array.length = out->column.length = rows;
    out->array.n_buffers = 1;
    out->array.buffers = out->validity;
    out->array.children = out->arrays;
    out->column.n_buffers = second == NULL ? 2 : 3;
    out->column.buffers = out->buffers;
    out->schema.release = out->column_schema.release = release_schema;
    out->array.release = out->column.release = release_array;
}

#endif
