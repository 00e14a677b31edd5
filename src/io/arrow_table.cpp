// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/arrow.hpp>

namespace hjemmel::io {

namespace {

void release(ArrowSchema& schema, ArrowArray& array) noexcept {
    if (schema.release != nullptr) schema.release(&schema);
    if (array.release != nullptr) array.release(&array);
}

} // namespace

arrow_table::arrow_table(ArrowSchema& schema, ArrowArray& array) noexcept
    : schema_(schema), array_(array) {
    schema.release = nullptr;
    array.release = nullptr;
}

arrow_table::arrow_table(arrow_table&& other) noexcept : arrow_table(other.schema_, other.array_) {}

arrow_table& arrow_table::operator=(arrow_table&& other) noexcept {
    if (this == &other) return *this;
    release(schema_, array_);
    other.move_to(schema_, array_);
    return *this;
}

arrow_table::~arrow_table() { release(schema_, array_); }

void arrow_table::move_to(ArrowSchema& schema, ArrowArray& array) noexcept {
    schema = schema_;
    array = array_;
    schema_.release = nullptr;
    array_.release = nullptr;
}

} // namespace hjemmel::io
