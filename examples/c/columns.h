/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of Arrow's C data interface, made and read by hand: what a program needs that has no Arrow
 * library. A column is a few arrays of memory that a schema and an array struct point to:
 *
 *   format  type    buffers
 *   "b"     boolean validity, a bit a row
 *   "tdD"   date    validity, an int32 a row: days since 1970-01-01
 *   "u"     text    validity, an int32 a row and one more: where each text begins, and all bytes
 *
 * The first buffer has a bit a row, the lowest first: 0 says that the row has no value. */
#ifndef AALBORG_COLUMNS_H
#define AALBORG_COLUMNS_H

#include <hjemmel.h>

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 8, BYTES = 64 }; /* at most, of one table; of one text */

struct table {
    int64_t capacity; /* rows that there is room for */
    int width;        /* columns */
    struct ArrowSchema schema;
    struct ArrowArray array;
    struct ArrowSchema column_schemas[COLUMNS];
    struct ArrowArray columns[COLUMNS];
    struct ArrowSchema* schema_pointers[COLUMNS];
    struct ArrowArray* column_pointers[COLUMNS];
    const void* buffers[COLUMNS][3]; /* this program's own memory, whatever Arrow may do to it */
    const void* no_validity;
};

/* The library only looks at a table and releases none: there is nothing to be done here. */
static void keep_schema(struct ArrowSchema* one) { one->release = NULL; }
static void keep_array(struct ArrowArray* one) { one->release = NULL; }

/* An empty table. It may not be moved, since it points into itself. */
static void table_begin(struct table* t, int64_t capacity) {
    memset(t, 0, sizeof *t);
    t->capacity = capacity;
    t->schema.format = "+s"; /* a struct: its children are the columns */
    t->schema.children = t->schema_pointers;
    t->schema.release = keep_schema;
    t->array.n_buffers = 1; /* a struct's validity; NULL: every row is there */
    t->array.buffers = &t->no_validity;
    t->array.children = t->column_pointers;
    t->array.release = keep_array;
}

/* Room for one buffer, all zeros; the program ends where there is none. */
static void* room(size_t size) {
    void* made = calloc(size, 1);
    if (made == NULL) abort();
    return made;
}

/* Adds a column of one of the formats above; gives its number. */
static int table_column(struct table* t, const char* name, const char* format) {
    const size_t rows = (size_t)t->capacity;
    const int at = t->width++;
    const int is_text = strcmp(format, "u") == 0;
    t->buffers[at][0] = room(rows / 8 + 1);
    t->buffers[at][1] = room((rows + 1) * sizeof(int32_t));
    if (is_text) t->buffers[at][2] = room(rows * BYTES);
    t->column_schemas[at].format = format;
    t->column_schemas[at].name = name;
    t->column_schemas[at].flags = ARROW_FLAG_NULLABLE;
    t->column_schemas[at].release = keep_schema;
    t->columns[at].null_count = -1; /* not counted */
    t->columns[at].n_buffers = is_text ? 3 : 2;
    t->columns[at].buffers = t->buffers[at];
    t->columns[at].release = keep_array;
    t->schema_pointers[at] = &t->column_schemas[at];
    t->column_pointers[at] = &t->columns[at];
    t->schema.n_children = t->array.n_children = t->width;
    return at;
}

static void set_bit(const void* buffer, int64_t row) {
    ((uint8_t*)buffer)[row / 8] |= (uint8_t)(1U << (row % 8));
}

/* Adds a row that has no value in any column yet; 0 where there is no room for one. */
static int table_row(struct table* t) {
    int i = 0;
    const int64_t row = t->array.length;
    if (row == t->capacity) return 0;
    for (; i < t->width; ++i) {
        int32_t* begins = (int32_t*)t->buffers[i][1];
        if (t->columns[i].n_buffers == 3) begins[row + 1] = begins[row];
        t->columns[i].length = row + 1;
    }
    t->array.length = row + 1;
    return 1;
}

/* These three set a value of the last row. */
static void set_boolean(struct table* t, int column, int value) {
    const int64_t row = t->array.length - 1;
    set_bit(t->buffers[column][0], row);
    if (value) set_bit(t->buffers[column][1], row);
}

static void set_day(struct table* t, int column, int64_t day) {
    const int64_t row = t->array.length - 1;
    set_bit(t->buffers[column][0], row);
    ((int32_t*)t->buffers[column][1])[row] = (int32_t)day;
}

static void set_text(struct table* t, int column, const char* text) {
    const int64_t row = t->array.length - 1;
    int32_t* begins = (int32_t*)t->buffers[column][1];
    const size_t size = strlen(text) < BYTES ? strlen(text) : BYTES;
    set_bit(t->buffers[column][0], row);
    memcpy((char*)t->buffers[column][2] + begins[row], text, size);
    begins[row + 1] = begins[row] + (int32_t)size;
}

static void table_end(struct table* t) {
    int i = 0;
    for (; i < t->width; ++i) {
        free((void*)t->buffers[i][0]);
        free((void*)t->buffers[i][1]);
        free((void*)t->buffers[i][2]);
    }
}

/* The column of that name of a table that the library made; NULL where there is none. */
static const struct ArrowArray* column_of(const struct ArrowSchema* schema,
                                          const struct ArrowArray* array, const char* name) {
    int64_t i = 0;
    for (; i < schema->n_children; ++i)
        if (strcmp(schema->children[i]->name, name) == 0) return array->children[i];
    return NULL;
}

/* Whether a row has a value. The library's columns begin at their first row (`offset` is 0). */
static int has_value(const struct ArrowArray* column, int64_t row) {
    const uint8_t* validity = column->buffers[0];
    return validity == NULL || (validity[row / 8] >> (row % 8) & 1) != 0;
}

/* A text of a column in the library's form, whose places have 64 bits. */
static hjemmel_text text_at(const struct ArrowArray* column, int64_t row) {
    const int64_t* begins = column->buffers[1];
    hjemmel_text text;
    text.data = (const char*)column->buffers[2] + begins[row];
    text.size = (size_t)(begins[row + 1] - begins[row]);
    return text;
}

#endif
