// SPDX-License-Identifier: Apache-2.0
#include "arrow_layout.hpp"

#include "fault.hpp"

#include <hjemmel/core/utf8.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace hjemmel::io::detail {

namespace {

using layout = arrow_layout;

constexpr std::size_t most_depth = 32;
constexpr std::size_t most_columns = 10'000;
constexpr std::int64_t most_rows = std::numeric_limits<std::int32_t>::max();

/// A name or format up to what is no UTF-8, for messages.
std::string readable(std::string_view text) {
    return std::string(text.substr(0, first_bad_byte(text)));
}

/// Looks at columns from the outside in, and stops at the first thing that is wrong.
class layout_check {
  public:
    explicit layout_check(std::string name) : table_(std::move(name)) {}

    std::optional<arrow_column> table(arrow_view given);
    diagnostics why() const { return {told(wrong_)}; }

  private:
    std::nullopt_t fail(bilingual text) {
        wrong_ = {.code = "arrow-layout", .text = std::move(text), .fact = path_};
        return std::nullopt;
    }
    std::nullopt_t fail(const char* da, const char* en) {
        return fail(naming(
            (path_.empty() ? "Tabellen" : "Kolonnen"), (path_.empty() ? "The table" : "The column"),
            path_.empty() ? table_ : path_, std::string(" ") + da, std::string(" ") + en));
    }

    std::optional<arrow_column> column(const ArrowSchema* schema, const ArrowArray* array,
                                       std::size_t depth);
    bool header(const ArrowSchema* schema, const ArrowArray* array);
    bool counts(const arrow_column& what, const ArrowArray& array);
    bool buffers(const arrow_column& what);
    bool offsets(const arrow_column& what);
    bool children(arrow_column& what, const ArrowSchema& schema, const ArrowArray& array,
                  std::size_t depth);
    bool child_lengths(const arrow_column& what);
    bool field_names(const arrow_column& what);
    bool indices(const arrow_column& what);

    std::string table_;
    std::string path_{}; ///< of the column that is looked at
    std::size_t columns_ = 0;
    fault wrong_{};
};

std::optional<arrow_column> layout_check::table(arrow_view given) {
    auto out = column(given.schema, given.array, 0);
    if (!out) return out;
    if (out->format.layout != layout::structure || out->dictionary)
        return fail("er ikke en tabel (struct).", "is not a table (struct).");
    if (out->length > most_rows) {
        wrong_ = over_limit("limit-rows", "Tabellen har for mange rækker",
                            "The table has too many rows", static_cast<std::size_t>(most_rows));
        return std::nullopt;
    }
    return out;
}

bool layout_check::header(const ArrowSchema* schema, const ArrowArray* array) {
    if (schema == nullptr || array == nullptr) {
        fail("er NULL.", "is NULL.");
    } else if (schema->release == nullptr || array->release == nullptr) {
        fail("er frigivet.", "is released.");
    } else if (schema->format == nullptr) {
        fail("har intet format.", "has no format.");
    } else if (array->length < 0 || array->offset < 0 ||
               array->length > std::numeric_limits<std::int64_t>::max() / 32 ||
               array->offset > std::numeric_limits<std::int64_t>::max() / 32) {
        fail("har en umulig længde eller forskydning.", "has an impossible length or offset.");
    } else if (schema->n_children < 0 || schema->n_children != array->n_children ||
               (schema->n_children > 0 &&
                (schema->children == nullptr || array->children == nullptr))) {
        fail("har ikke lige så mange børn i skema og data.",
             "does not have as many children in its schema as in its data.");
    } else if ((schema->dictionary == nullptr) != (array->dictionary == nullptr)) {
        fail("har kun et af skema og data for sin ordbog.",
             "has only one of schema and data of its dictionary.");
    } else {
        return true;
    }
    return false;
}

std::optional<arrow_column> layout_check::column(const ArrowSchema* schema, const ArrowArray* array,
                                                 std::size_t depth) {
    if (depth > most_depth || ++columns_ > most_columns) {
        const bool deep = depth > most_depth;
        wrong_ = deep ? over_limit("limit-depth", "Tabellen er for dybt indlejret",
                                   "The table nests too deep", most_depth)
                      : over_limit("limit-names", "Tabellen har for mange kolonner",
                                   "The table has too many columns", most_columns);
        return std::nullopt;
    }
    if (!header(schema, array)) return std::nullopt;
    const auto format = arrow_format_of(schema->format);
    if (!format) {
        wrong_ = {.code = "arrow-type",
                  .text =
                      naming("Ingen oplysning kan have Arrow-typen",
                             "No fact can have the Arrow type", readable(schema->format), ".", "."),
                  .hint = {"Lav kolonnen om til tal, tekst, dato, tidspunkt, liste eller struct.",
                           "Make the column numbers, texts, dates, times, lists or structs."},
                  .fact = path_};
        return std::nullopt;
    }
    arrow_column out{.name = schema->name == nullptr ? "" : schema->name,
                     .format = *format,
                     .length = array->length,
                     .offset = array->offset};
    if (first_bad_or_nul(out.name) != out.name.size())
        return fail("har et navn, der ikke er UTF-8.", "has a name that is no UTF-8.");
    if (!counts(out, *array)) return std::nullopt;
    out.buffer_count = static_cast<std::size_t>(array->n_buffers);
    out.buffers = array->buffers;
    out.validity =
        out.buffer_count == 0 ? nullptr : static_cast<const std::uint8_t*>(array->buffers[0]);
    if (!buffers(out) || !children(out, *schema, *array, depth)) return std::nullopt;
    if (array->dictionary == nullptr) return out;
    auto meant = column(schema->dictionary, array->dictionary, depth + 1);
    if (!meant) return std::nullopt;
    out.dictionary = std::make_unique<arrow_column>(*std::move(meant));
    if (!indices(out)) return std::nullopt;
    return out;
}

/// How many buffers a type has; views have as many as they like beyond that.
std::int64_t buffers_of(layout what) {
    switch (what) {
    case layout::null:
        return 0;
    case layout::fixed_list:
    case layout::structure:
        return 1;
    case layout::text:
    case layout::text_view:
        return 3;
    default:
        return 2;
    }
}

bool layout_check::counts(const arrow_column& what, const ArrowArray& array) {
    const auto least = buffers_of(what.format.layout);
    const bool view = what.format.layout == layout::text_view;
    constexpr std::int64_t most = 1'000'000;
    const bool fits =
        view ? array.n_buffers >= least && array.n_buffers <= most : array.n_buffers == least;
    if (!fits || (array.n_buffers > 0 && array.buffers == nullptr)) {
        fail("har ikke de buffere, som typen skal have.",
             "does not have the buffers that its type must have.");
        return false;
    }
    const bool unmarked = array.n_buffers > 0 && array.buffers[0] == nullptr;
    if (array.null_count < -1 || array.null_count > array.length ||
        (unmarked && array.null_count > 0)) {
        fail("har et antal tomme, der ikke passer.", "has a null count that does not fit.");
        return false;
    }
    return true;
}

bool layout_check::buffers(const arrow_column& what) {
    const auto kind = what.format.layout;
    const bool has_values =
        kind != layout::null && kind != layout::structure && kind != layout::fixed_list;
    if (!has_values || what.length == 0) return true;
    if (what.buffers[1] == nullptr) {
        fail("har en buffer, der er NULL.", "has a buffer that is NULL.");
        return false;
    }
    const auto sizes = what.buffer_count - 1;
    if (kind == layout::text_view && sizes > 2 && what.buffers[sizes] == nullptr) {
        fail("har en buffer, der er NULL.", "has a buffer that is NULL.");
        return false;
    }
    return (kind != layout::text && kind != layout::list) || offsets(what);
}

bool layout_check::offsets(const arrow_column& what) {
    auto last = what.begin(what.offset);
    bool forwards = last >= 0;
    for (std::int64_t i = 1; forwards && i <= what.length; ++i) {
        const auto next = what.begin(what.offset + i);
        forwards = next >= last;
        last = next;
    }
    if (!forwards) {
        fail("har begyndelser, der løber baglæns.", "has offsets that run backwards.");
        return false;
    }
    const bool text = what.format.layout == layout::text;
    if (!text || last == what.begin(what.offset) || what.buffers[2] != nullptr) return true;
    fail("har en buffer, der er NULL.", "has a buffer that is NULL.");
    return false;
}

bool layout_check::children(arrow_column& what, const ArrowSchema& schema, const ArrowArray& array,
                            std::size_t depth) {
    const auto kind = what.format.layout;
    const bool list = kind == layout::list || kind == layout::fixed_list;
    if (kind != layout::structure && array.n_children != (list ? 1 : 0)) {
        fail("har ikke det antal børn, som typen skal have.",
             "does not have as many children as its type must have.");
        return false;
    }
    const auto above = path_;
    for (std::int64_t i = 0; i < array.n_children; ++i) {
        const auto* below = schema.children[i];
        const auto* name = below == nullptr ? nullptr : below->name;
        if (!list && name != nullptr) path_ += (above.empty() ? "" : ".") + readable(name);
        auto child = column(below, array.children[i], depth + 1);
        if (!child) return false;
        what.children.push_back(*std::move(child));
        path_ = above;
    }
    // Columns of the table itself are matched with facts, which tells each that stands twice.
    return child_lengths(what) && (depth == 0 || field_names(what));
}

bool layout_check::field_names(const arrow_column& what) {
    if (what.format.layout != layout::structure) return true;
    std::vector<std::string_view> names;
    for (const auto& child : what.children)
        names.push_back(child.name);
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) == names.end()) return true;
    fail("har to felter af samme navn.", "has two fields of one name.");
    return false;
}

bool layout_check::child_lengths(const arrow_column& what) {
    std::int64_t needed = 0;
    const auto end = what.offset + what.length;
    if (what.format.layout == layout::structure) {
        needed = what.length == 0 ? 0 : end;
    } else if (what.format.layout == layout::list) {
        needed = what.length == 0 ? 0 : what.begin(end);
    } else if (what.format.layout == layout::fixed_list && what.length != 0) {
        const auto items = std::max<std::int64_t>(what.format.items, 1);
        const bool fits = end <= std::numeric_limits<std::int64_t>::max() / items;
        needed = fits ? end * what.format.items : std::numeric_limits<std::int64_t>::max();
    }
    const bool enough = std::all_of(what.children.begin(), what.children.end(),
                                    [&](const auto& child) { return child.length >= needed; });
    if (!enough) fail("rækker ud over sit barn.", "reaches beyond its child.");
    return enough;
}

bool layout_check::indices(const arrow_column& what) {
    const auto kind = what.format.layout;
    if (kind != layout::signed_integer && kind != layout::unsigned_integer) {
        fail("har en ordbog uden heltal som numre.", "has a dictionary without integer indices.");
        return false;
    }
    for (std::int64_t i = 0; i < what.length; ++i) {
        if (what.is_null(i)) continue;
        const auto at = what.integer(what.offset + i);
        if (at >= 0 && at < what.dictionary->length) continue;
        fail("har et nummer uden for sin ordbog.", "has an index outside its dictionary.");
        return false;
    }
    return true;
}

/// One of the texts of a view: 12 bytes in place, or where the rest lies.
struct text_place {
    std::int32_t length;
    std::int32_t prefix;
    std::int32_t buffer;
    std::int32_t offset;
};

} // namespace

std::optional<std::string_view> arrow_column::text(std::int64_t at) const {
    if (format.layout == layout::text) {
        const auto first = begin(offset + at);
        const auto size = static_cast<std::size_t>(begin(offset + at + 1) - first);
        if (size == 0) return std::string_view{};
        return std::string_view(static_cast<const char*>(buffers[2]) + first, size);
    }
    constexpr std::int32_t most_inside = 12;
    const auto view = fixed<text_place>(offset + at);
    if (view.length < 0) return std::nullopt;
    const auto size = static_cast<std::size_t>(view.length);
    if (view.length <= most_inside) {
        const auto* begin = static_cast<const char*>(buffers[1]) +
                            static_cast<std::size_t>(offset + at) * sizeof(text_place);
        return std::string_view(begin + sizeof(view.length), size);
    }
    const auto sizes = buffer_count - 1;
    if (view.buffer < 0 || static_cast<std::size_t>(view.buffer) + 2 >= sizes) return std::nullopt;
    const auto number = static_cast<std::size_t>(view.buffer);
    std::int64_t whole = 0;
    std::memcpy(&whole, static_cast<const char*>(buffers[sizes]) + number * sizeof(whole),
                sizeof(whole));
    const auto* bytes = static_cast<const char*>(buffers[number + 2]);
    const bool inside = view.offset >= 0 && std::int64_t{view.offset} + view.length <= whole;
    if (!inside || bytes == nullptr) return std::nullopt;
    return std::string_view(bytes + view.offset, size);
}

result<arrow_column> checked_table(const std::string& name, arrow_view table) {
    layout_check check(name);
    auto found = check.table(table);
    if (!found) return check.why();
    return *std::move(found);
}

} // namespace hjemmel::io::detail
