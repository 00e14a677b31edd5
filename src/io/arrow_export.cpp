// SPDX-License-Identifier: Apache-2.0
// Grown columns as arrays and schemas of Arrow's C interface, which own what they show.
#include "arrow_columns.hpp"

#include <utility>

namespace hjemmel::io::detail {

std::string growing_column::format() const {
    switch (what_) {
    case written_as::boolean:
        return "b";
    case written_as::small_integer:
        return "c";
    case written_as::integer:
        return "l";
    case written_as::decimal:
        return "d:38," + std::to_string(scale_);
    case written_as::date:
        return "tdD";
    case written_as::months:
        return "tiM";
    case written_as::duration:
        return "tDu";
    case written_as::list:
        return "+L";
    case written_as::structure:
        return "+s";
    default:
        return "U";
    }
}

std::vector<const void*> growing_column::buffers() const {
    // Some readers take no NULL, not even where there is nothing to read.
    static constexpr std::uint64_t nothing[8] = {};
    const auto filled = [](const std::vector<std::uint8_t>& bytes) {
        return bytes.empty() ? static_cast<const void*>(nothing) : bytes.data();
    };
    std::vector<const void*> out{nulls_ == 0 ? nullptr : filled(validity_)};
    if (what_ == written_as::structure) return out;
    if (!offsets_.empty()) out.push_back(offsets_.data());
    if (what_ != written_as::list) out.push_back(filled(data_));
    return out;
}

/// An array's memory, which ends when the array is released. What a child was moved to is its own.
struct array_data {
    explicit array_data(growing_column of) : column(std::move(of)), buffers(column.buffers()) {}
    array_data(const array_data&) = delete;
    array_data& operator=(const array_data&) = delete;
    ~array_data() {
        for (auto& child : children) {
            if (child.release != nullptr) child.release(&child);
        }
    }

    static void fill(ArrowArray& into, growing_column of);
    static void release(ArrowArray* one) {
        delete static_cast<array_data*>(one->private_data);
        one->release = nullptr;
    }

    growing_column column;
    std::vector<const void*> buffers;
    std::vector<ArrowArray> children{}; ///< the dictionary last, where there is one
    std::vector<ArrowArray*> pointers{};
};

void array_data::fill(ArrowArray& into, growing_column of) {
    auto made = std::make_unique<array_data>(std::move(of));
    auto& column = made->column;
    const auto count = column.children_.size();
    made->children.resize(count + (column.dictionary_ ? 1 : 0));
    for (std::size_t i = 0; i < count; ++i) {
        fill(made->children[i], std::move(column.children_[i]));
        made->pointers.push_back(&made->children[i]);
    }
    if (column.dictionary_) fill(made->children.back(), std::move(*column.dictionary_));
    into = {.length = column.length_,
            .null_count = column.nulls_,
            .offset = 0,
            .n_buffers = static_cast<std::int64_t>(made->buffers.size()),
            .n_children = static_cast<std::int64_t>(count),
            .buffers = made->buffers.data(),
            .children = made->pointers.data(),
            .dictionary = column.dictionary_ ? &made->children.back() : nullptr,
            .release = &array_data::release,
            .private_data = nullptr};
    into.private_data = made.release();
}

/// A schema's memory, in the same way.
struct schema_data {
    explicit schema_data(const growing_column& of) : name(of.name_), format(of.format()) {}
    schema_data(const schema_data&) = delete;
    schema_data& operator=(const schema_data&) = delete;
    ~schema_data() {
        for (auto& child : children) {
            if (child.release != nullptr) child.release(&child);
        }
    }

    static void fill(ArrowSchema& into, const growing_column& of, bool nullable);
    static void release(ArrowSchema* one) {
        delete static_cast<schema_data*>(one->private_data);
        one->release = nullptr;
    }

    std::string name;
    std::string format;
    std::vector<ArrowSchema> children{};
    std::vector<ArrowSchema*> pointers{};
};

void schema_data::fill(ArrowSchema& into, const growing_column& of, bool nullable) {
    auto made = std::make_unique<schema_data>(of);
    const auto count = of.children_.size();
    made->children.resize(count + (of.dictionary_ ? 1 : 0));
    for (std::size_t i = 0; i < count; ++i) {
        fill(made->children[i], of.children_[i], true);
        made->pointers.push_back(&made->children[i]);
    }
    if (of.dictionary_) fill(made->children.back(), *of.dictionary_, false);
    into = {.format = made->format.c_str(),
            .name = made->name.c_str(),
            .metadata = nullptr,
            .flags = nullable ? ARROW_FLAG_NULLABLE : 0,
            .n_children = static_cast<std::int64_t>(count),
            .children = made->pointers.data(),
            .dictionary = of.dictionary_ ? &made->children.back() : nullptr,
            .release = &schema_data::release,
            .private_data = nullptr};
    into.private_data = made.release();
}

arrow_table growing_column::take() {
    ArrowSchema schema{};
    ArrowArray array{};
    schema_data::fill(schema, *this, false);
    arrow_table alone(schema, array); // releases the schema where there is no memory for the rest
    array_data::fill(array, std::move(*this));
    ArrowArray none{};
    alone.move_to(schema, none);
    return {schema, array};
}

} // namespace hjemmel::io::detail
