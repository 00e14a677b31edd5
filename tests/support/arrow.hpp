// SPDX-License-Identifier: Apache-2.0
// Arrow arrays made by hand, and the cells of any array as text.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/duration.hpp>
#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/io/arrow.hpp>
#include <hjemmel/io/json.hpp>

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

using bytes = std::vector<std::uint8_t>;

template<class T>
bytes bytes_of(const std::vector<T>& values) {
    bytes out(values.size() * sizeof(T));
    if (!values.empty()) std::memcpy(out.data(), values.data(), out.size());
    return out;
}

inline bytes bits_of(const std::vector<bool>& values) {
    bytes out(values.size() / 8 + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]) out[i / 8] = static_cast<std::uint8_t>(out[i / 8] | 1U << (i % 8));
    }
    return out;
}

/// A column as it is written down: a buffer without bytes is NULL.
struct arrow_node {
    std::string name{};
    std::string format{};
    std::int64_t length = 0;
    std::vector<bytes> buffers{};
    std::vector<arrow_node> children{};
    std::vector<arrow_node> dictionary{}; ///< none or one
    std::int64_t offset = 0;
    std::int64_t null_count = -1;
};

/// The same column without its first rows, which stay in memory.
inline arrow_node without_first(arrow_node of, std::int64_t rows) {
    of.offset += rows;
    of.length -= rows;
    return of;
}

template<class T>
bytes validity_of(const std::vector<std::optional<T>>& values) {
    std::vector<bool> there;
    bool all = true;
    for (const auto& one : values) {
        there.push_back(one.has_value());
        all = all && one;
    }
    return all ? bytes{} : bits_of(there);
}

template<class T>
arrow_node fixed_column(std::string name, std::string format,
                        const std::vector<std::optional<T>>& values) {
    std::vector<T> plain;
    for (const auto& one : values)
        plain.push_back(one.value_or(T{}));
    return {.name = std::move(name),
            .format = std::move(format),
            .length = static_cast<std::int64_t>(values.size()),
            .buffers = {validity_of(values), bytes_of(plain)}};
}

inline arrow_node boolean_column(std::string name, const std::vector<std::optional<bool>>& values) {
    std::vector<bool> plain;
    for (const auto& one : values)
        plain.push_back(one.value_or(false));
    return {.name = std::move(name),
            .format = "b",
            .length = static_cast<std::int64_t>(values.size()),
            .buffers = {validity_of(values), bits_of(plain)}};
}

template<class Offset = std::int32_t>
arrow_node text_column(std::string name, const std::vector<std::optional<std::string>>& values) {
    std::vector<Offset> offsets{0};
    bytes all;
    for (const auto& one : values) {
        if (one) all.insert(all.end(), one->begin(), one->end());
        offsets.push_back(static_cast<Offset>(all.size()));
    }
    return {.name = std::move(name),
            .format = sizeof(Offset) == 4 ? "u" : "U",
            .length = static_cast<std::int64_t>(values.size()),
            .buffers = {validity_of(values), bytes_of(offsets), all}};
}

/// A list column by how many items each row has; nothing for a null.
template<class Offset = std::int32_t>
arrow_node list_column(std::string name, const std::vector<std::optional<int>>& sizes,
                       arrow_node items) {
    std::vector<Offset> offsets{0};
    for (const auto& one : sizes)
        offsets.push_back(static_cast<Offset>(offsets.back() + one.value_or(0)));
    return {.name = std::move(name),
            .format = sizeof(Offset) == 4 ? "+l" : "+L",
            .length = static_cast<std::int64_t>(sizes.size()),
            .buffers = {validity_of(sizes), bytes_of(offsets)},
            .children = {std::move(items)}};
}

inline arrow_node struct_column(std::string name, std::int64_t rows, std::vector<arrow_node> fields,
                                bytes validity = {}) {
    return {.name = std::move(name),
            .format = "+s",
            .length = rows,
            .buffers = {std::move(validity)},
            .children = std::move(fields)};
}

inline arrow_node dictionary_column(arrow_node indices, arrow_node words) {
    indices.dictionary.push_back(std::move(words));
    return indices;
}

/// A node as Arrow's structs, which may be changed to be wrong. It owns what they point to; its
/// release only marks.
class made_arrow {
  public:
    explicit made_arrow(arrow_node of) : node_(std::make_unique<arrow_node>(std::move(of))) {
        for (const auto& one : node_->buffers)
            buffers_.push_back(one.empty() ? nullptr : one.data());
        for (auto& one : node_->children)
            below_.emplace_back(std::move(one));
        for (auto& one : node_->dictionary)
            words_.emplace_back(std::move(one));
        for (auto& one : below_) {
            schemas_.push_back(&one.schema);
            arrays_.push_back(&one.array);
        }
        const auto children = static_cast<std::int64_t>(below_.size());
        schema.format = node_->format.c_str();
        schema.name = node_->name.c_str();
        schema.n_children = array.n_children = children;
        schema.children = schemas_.data();
        schema.dictionary = words_.empty() ? nullptr : &words_.front().schema;
        schema.release = [](ArrowSchema* one) { one->release = nullptr; };
        array.length = node_->length;
        array.null_count = node_->null_count;
        array.offset = node_->offset;
        array.n_buffers = static_cast<std::int64_t>(buffers_.size());
        array.buffers = buffers_.data();
        array.children = arrays_.data();
        array.dictionary = words_.empty() ? nullptr : &words_.front().array;
        array.release = [](ArrowArray* one) { one->release = nullptr; };
    }
    made_arrow(const made_arrow&) = delete;
    made_arrow& operator=(const made_arrow&) = delete;
    ~made_arrow() = default;

    io::arrow_view view() const { return {&schema, &array}; }
    made_arrow& child(std::size_t i) { return below_[i]; }
    made_arrow& words() { return words_.front(); }

    ArrowSchema schema{};
    ArrowArray array{};

  private:
    std::unique_ptr<arrow_node> node_;
    std::vector<const void*> buffers_{};
    std::deque<made_arrow> below_{};
    std::deque<made_arrow> words_{};
    std::vector<ArrowSchema*> schemas_{};
    std::vector<ArrowArray*> arrays_{};
};

inline arrow_node table_node(std::vector<arrow_node> columns) {
    const auto rows = columns.empty() ? 0 : columns.front().length;
    return struct_column("", rows, std::move(columns));
}

/// Values of one type as a column; nothing is null. Knows what rule files declare mostly.
inline arrow_node value_column(const std::string& name, const type& of,
                               const std::vector<std::optional<value>>& values) {
    const auto rows = static_cast<std::int64_t>(values.size());
    const auto map = [&values](auto convert) {
        std::vector<std::optional<decltype(convert(value()))>> out;
        for (const auto& one : values) {
            const bool there = one && !one->is_null();
            out.push_back(there ? std::optional(convert(*one)) : std::nullopt);
        }
        return out;
    };
    switch (of.kind) {
    case type_kind::boolean:
        return boolean_column(name, map([](const value& v) { return v.is_true(); }));
    case type_kind::number:
        return fixed_column(name, "g", map([](const value& v) {
                                return std::stod(v.is_null() ? "0" : v.as_number().text());
                            }));
    case type_kind::date:
        return fixed_column(name, "tdD", map([](const value& v) {
                                const auto day = v.is(kind::string)
                                                     ? date::parse(v.as_string()).value()
                                                 : v.is(kind::date) ? v.as_date()
                                                                    : date();
                                return static_cast<std::int32_t>(day.days());
                            }));
    case type_kind::days_duration:
        return fixed_column(name, "tDs", map([](const value& v) {
                                return v.is(kind::days_duration) ? v.as_days().seconds : 0;
                            }));
    case type_kind::months_duration:
        return fixed_column(name, "tiM", map([](const value& v) {
                                const bool there = v.is(kind::months_duration);
                                return static_cast<std::int32_t>(there ? v.as_months().months : 0);
                            }));
    case type_kind::list: {
        std::vector<std::optional<value>> items;
        for (const auto& one : values) {
            if (!one || !one->is(kind::list)) continue;
            for (const auto& item : one->as_list().items)
                items.emplace_back(item);
        }
        const auto sizes = map([](const value& v) {
            return v.is(kind::list) ? static_cast<int>(v.as_list().items.size()) : 0;
        });
        return list_column(name, sizes, value_column("item", *of.element, items));
    }
    case type_kind::context: {
        std::vector<arrow_node> fields;
        for (const auto& field : of.fields) {
            std::vector<std::optional<value>> entries;
            for (const auto& one : values) {
                const auto* entry =
                    one && one->is(kind::context) ? one->as_context().find(field.name) : nullptr;
                entries.push_back(entry == nullptr ? std::nullopt : std::optional(*entry));
            }
            fields.push_back(value_column(field.name, *field.what, entries));
        }
        return struct_column(name, rows, std::move(fields),
                             validity_of(map([](const value&) { return true; })));
    }
    default:
        return text_column(name, map([](const value& v) {
                               return v.is(kind::string) ? v.as_string() : std::string();
                           }));
    }
}

/// A cell of an array that the library made: no offsets, 64-bit begins.
inline std::string cell_text(const ArrowSchema& schema, const ArrowArray& array, std::int64_t at) {
    const std::string_view format = schema.format;
    const auto number = static_cast<std::size_t>(at);
    const auto bit = [number](const void* bits) {
        return (static_cast<const std::uint8_t*>(bits)[number / 8] >> (number % 8) & 1U) != 0;
    };
    if (array.buffers[0] != nullptr && !bit(array.buffers[0])) return "null";
    if (format == "+s") {
        std::string out;
        for (std::int64_t i = 0; i < array.n_children; ++i) {
            out += (i > 0 ? "," : "") + std::string(schema.children[i]->name) + ":" +
                   cell_text(*schema.children[i], *array.children[i], at);
        }
        return "{" + out + "}";
    }
    const auto* wide = static_cast<const std::int64_t*>(array.buffers[1]);
    if (format == "+L") {
        std::string out;
        for (auto i = wide[number]; i < wide[number + 1]; ++i) {
            out += (i > wide[number] ? "," : "") +
                   cell_text(*schema.children[0], *array.children[0], i);
        }
        return "[" + out + "]";
    }
    if (format == "U") {
        const auto* text = static_cast<const char*>(array.buffers[2]);
        return {text + wide[number], static_cast<std::size_t>(wide[number + 1] - wide[number])};
    }
    if (format == "c") {
        const auto word = static_cast<const std::int8_t*>(array.buffers[1])[number];
        return cell_text(*schema.dictionary, *array.dictionary, word);
    }
    if (format == "b") return bit(array.buffers[1]) ? "true" : "false";
    const auto* narrow = static_cast<const std::int32_t*>(array.buffers[1]);
    if (format == "tdD") return date::from_days(narrow[number]).value().text();
    if (format == "tiM") return months_duration{narrow[number]}.text();
    if (format == "tDu") return std::to_string(wide[number]) + "us";
    if (format.starts_with("d:38,")) {
        // Its integer and its scale; where that has more than 64 bits, both halves.
        const auto low = wide[2 * number];
        const auto high = wide[2 * number + 1];
        const auto scale = "e-" + std::string(format.substr(5));
        if (high == low >> 63) return std::to_string(low) + scale;
        return std::to_string(high) + ":" + std::to_string(low) + scale;
    }
    return std::to_string(wide[number]);
}

/// What `cell_text` must show for a known value, kinds that become JSON text included.
inline std::string value_text(const value& of) {
    switch (of.kind()) {
    case kind::string:
        return of.as_string();
    case kind::date:
        return of.as_date().text();
    case kind::months_duration:
        return of.as_months().text();
    case kind::list: {
        std::string out;
        for (const auto& item : of.as_list().items)
            out += (out.empty() ? "" : ",") + value_text(item);
        return "[" + out + "]";
    }
    case kind::context: {
        std::string out;
        const auto& content = of.as_context();
        for (std::size_t i = 0; i < content.entries.size(); ++i)
            out +=
                (i > 0 ? "," : "") + content.shape->names[i] + ":" + value_text(content.entries[i]);
        return "{" + out + "}";
    }
    default:
        return io::write_value(of);
    }
}

/// A column of a table by name; a cell of it as text, or "-" where there is no such column.
inline std::string cell(io::arrow_view table, std::string_view name, std::int64_t row) {
    for (std::int64_t i = 0; i < table.array->n_children; ++i) {
        if (table.schema->children[i]->name == name)
            return cell_text(*table.schema->children[i], *table.array->children[i], row);
    }
    return "-";
}

} // namespace hjemmel::test
