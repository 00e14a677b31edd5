// SPDX-License-Identifier: Apache-2.0
#include "arrow_chunk.hpp"

#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/utf8.hpp>
#include <hjemmel/eval/lift.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace hjemmel::io::detail {

namespace {

using eval::buffer;
using eval::column;
using eval::column_ptr;
using eval::standing;
using form = column::form;
using layout = arrow_layout;

constexpr std::int32_t null_text = -1; ///< of a dictionary's entry: there is none
constexpr std::int32_t bad_text = -2;  ///< not to be read so
constexpr int most_scale = 6;
constexpr std::int32_t most_items = 100'000; ///< of a list; of more, its case tells what they cost

std::shared_ptr<column> made(form what, std::int64_t rows) {
    auto out = std::make_shared<column>();
    out->what = what;
    out->rows = static_cast<std::size_t>(rows);
    return out;
}

std::shared_ptr<column> integers(kind what, std::int64_t rows) {
    auto out = made(form::integers, rows);
    out->kind = what;
    out->integers = buffer<std::int64_t>(out->rows);
    return out;
}

/// Marks a row, where all were here so far.
void mark(column& of, std::size_t row, standing how) {
    if (of.standings.empty()) of.standings = buffer<standing>(of.rows, standing::here);
    of.standings.fill()[row] = how;
}

column::bounds bounds_of(const column& of) {
    column::bounds out;
    const auto* how = of.standings.data();
    for (std::size_t r = 0; r < of.rows; ++r) {
        const auto n = of.integers[r];
        const bool here = how == nullptr || how[r] == standing::here;
        out.least = here && n < out.least ? n : out.least;
        out.greatest = here && n > out.greatest ? n : out.greatest;
    }
    return out;
}

/// By eight bits of validity, how eight rows stand; a gap is absent or missing.
struct standings_by_bits {
    explicit standings_by_bits(standing gap) {
        for (std::size_t bits = 0; bits < 256; ++bits) {
            for (std::size_t k = 0; k < 8; ++k)
                of[bits][k] = (bits >> k & 1U) == 0 ? gap : standing::here;
        }
    }
    standing of[256][8]{};
};

const standings_by_bits& by_bits(standing gap) {
    static const standings_by_bits absent(standing::absent);
    static const standings_by_bits missing(standing::missing);
    return gap == standing::absent ? absent : missing;
}

template<class T>
void widen(const arrow_column& from, std::int64_t first, std::int64_t count, std::int64_t* to) {
    const auto* data = static_cast<const char*>(from.buffers[1]) +
                       static_cast<std::size_t>(from.offset + first) * sizeof(T);
    for (std::int64_t r = 0; r < count; ++r) {
        T one;
        std::memcpy(&one, data + static_cast<std::size_t>(r) * sizeof(T), sizeof(T));
        to[r] = static_cast<std::int64_t>(one);
    }
}

} // namespace

column_ptr arrow_chunks::read(const arrow_column& from, std::int64_t first, std::int64_t count,
                              const type& of, standing gap, bool optional) {
    const part p{from, first, count, of, gap, optional};
    const auto what = from.format.layout;
    if (from.dictionary) return of.kind == type_kind::string ? texts(p) : by_values(p);
    switch (of.kind) {
    case type_kind::boolean:
        return what == layout::boolean || what == layout::null ? booleans(p) : by_values(p);
    case type_kind::number:
        if (what == layout::signed_integer ||
            (what == layout::unsigned_integer && from.format.width < sizeof(std::int64_t)))
            return whole_numbers(p);
        if (what == layout::floating) return floating(p);
        if (what == layout::decimal) return decimals(p);
        break;
    case type_kind::date:
        if (what == layout::date_days) return days(p);
        break;
    case type_kind::string:
        if (what == layout::text || what == layout::text_view) return texts(p);
        break;
    case type_kind::list:
        if (what == layout::list && of.element) return lists(p);
        break;
    case type_kind::context:
        if (what == layout::structure && !of.open && !of.fields.empty()) return contexts(p);
        break;
    default:
        break;
    }
    return by_values(p);
}

buffer<standing> arrow_chunks::gaps(const part& p) const {
    const bool none = p.from.validity == nullptr && p.from.format.layout != layout::null;
    if (none) return {};
    if (p.from.format.layout == layout::null) return {static_cast<std::size_t>(p.count), p.gap};
    buffer<standing> out(static_cast<std::size_t>(p.count));
    auto* to = out.fill();
    const auto* bits = p.from.validity;
    const auto begin = static_cast<std::size_t>(p.from.offset + p.first);
    bool gaps = false;
    const auto one = [&](std::size_t r) {
        const bool null = (bits[(begin + r) / 8] >> ((begin + r) % 8) & 1U) == 0;
        to[r] = null ? p.gap : standing::here;
        gaps |= null;
    };
    std::size_t r = 0;
    for (; r < out.size() && (begin + r) % 8 != 0; ++r)
        one(r);
    const auto& eight = by_bits(p.gap);
    for (; r + 8 <= out.size(); r += 8) {
        const auto byte = bits[(begin + r) / 8];
        std::copy_n(eight.of[byte], 8, to + r);
        gaps |= byte != 0xFF;
    }
    for (; r < out.size(); ++r)
        one(r);
    return gaps ? out : buffer<standing>();
}

column_ptr arrow_chunks::booleans(const part& p) const {
    auto out = made(form::truths, p.count);
    out->truths = buffer<std::uint8_t>(out->rows);
    const std::uint8_t open = p.optional ? column::open_bits : eval::truth::yes | eval::truth::no;
    const std::uint8_t of_gap = p.gap == standing::missing ? open : eval::truth::other;
    const bool nothing = p.from.format.layout == layout::null;
    const auto* bits = nothing ? nullptr : static_cast<const std::uint8_t*>(p.from.buffers[1]);
    for (std::int64_t r = 0; r < p.count; ++r) {
        const auto bit = static_cast<std::size_t>(p.from.offset + p.first + r);
        const bool yes = !nothing && (bits[bit / 8] >> (bit % 8) & 1U) != 0;
        const bool gap = p.from.is_null(p.first + r);
        out->truths.fill()[r] = gap ? of_gap : yes ? eval::truth::yes : eval::truth::no;
    }
    return out;
}

column_ptr arrow_chunks::whole_numbers(const part& p) const {
    auto out = integers(kind::number, p.count);
    auto* to = out->integers.fill();
    const bool is_signed = p.from.format.layout == layout::signed_integer;
    if (p.from.format.width == sizeof(std::int64_t)) {
        widen<std::int64_t>(p.from, p.first, p.count, to);
    } else if (p.from.format.width == sizeof(std::int32_t) && is_signed) {
        widen<std::int32_t>(p.from, p.first, p.count, to);
    } else {
        for (std::int64_t r = 0; r < p.count; ++r)
            to[r] = p.from.integer(p.from.offset + p.first + r);
    }
    out->standings = gaps(p);
    return out;
}

// What is whole is so without a detour; of the rest each text tells how many decimals it has.
column_ptr arrow_chunks::floating(const part& p) {
    auto out = integers(kind::number, p.count);
    out->standings = gaps(p);
    constexpr double most = 9007199254740992.0; // 2^53
    for (std::int64_t r = 0; r < p.count; ++r) {
        const auto row = static_cast<std::size_t>(r);
        out->integers.fill()[r] = 0;
        if (out->at(row) != standing::here) continue;
        const auto at = p.from.offset + p.first + r;
        const bool wide = p.from.format.width == sizeof(double);
        const double number = wide ? p.from.fixed<double>(at) : double{p.from.fixed<float>(at)};
        if (std::isnan(number)) {
            mark(*out, row, p.gap);
        } else if (number == std::trunc(number) && std::abs(number) < most) {
            out->integers.fill()[r] = static_cast<std::int64_t>(number);
        } else {
            return by_values(p);
        }
    }
    return out;
}

column_ptr arrow_chunks::decimals(const part& p) {
    const auto& format = p.from.format;
    if (format.width != 16 || format.scale < 0 || format.scale > most_scale) return by_values(p);
    auto out = integers(kind::number, p.count);
    out->scale = format.scale;
    out->standings = gaps(p);
    const auto* data = static_cast<const char*>(p.from.buffers[1]);
    for (std::int64_t r = 0; r < p.count; ++r) {
        std::int64_t parts[2] = {0, 0};
        const auto row = static_cast<std::size_t>(r);
        if (out->at(row) == standing::here) {
            const auto at = static_cast<std::size_t>(p.from.offset + p.first + r);
            std::memcpy(parts, data + at * sizeof(parts), sizeof(parts));
            if (parts[1] != parts[0] >> 63) mark(*out, row, standing::left);
        }
        out->integers.fill()[r] = parts[0];
    }
    return out;
}

column_ptr arrow_chunks::days(const part& p) const {
    auto out = integers(kind::date, p.count);
    widen<std::int32_t>(p.from, p.first, p.count, out->integers.fill());
    out->standings = gaps(p);
    out->between = bounds_of(*out);
    return out;
}

std::int32_t arrow_chunks::code(std::string_view text) {
    if (const auto known = texts_.find(text)) return *known;
    const bool good = text.size() <= limits_.text_bytes && first_bad_or_nul(text) == text.size();
    return good ? texts_.code(text) : bad_text;
}

/// The texts' numbers by the numbers that they have in a dictionary.
template<class T>
void arrow_chunks::entries(const part& p, const std::vector<std::int32_t>& known, column& to) {
    const auto* data = static_cast<const char*>(p.from.buffers[1]) +
                       static_cast<std::size_t>(p.from.offset + p.first) * sizeof(T);
    const auto entry = [&](std::size_t r) {
        T one;
        std::memcpy(&one, data + r * sizeof(T), sizeof(T));
        return static_cast<std::size_t>(one);
    };
    auto* codes = to.codes.fill();
    bool plain = true;
    for (std::size_t r = 0; r < to.rows; ++r) {
        codes[r] = to.at(r) == standing::here ? known[entry(r)] : 0;
        plain &= codes[r] >= 0;
    }
    if (plain) return;
    for (std::size_t r = 0; r < to.rows; ++r) {
        if (codes[r] >= 0) continue;
        mark(to, r, codes[r] == null_text ? p.gap : standing::left);
        codes[r] = 0;
    }
}

const std::vector<std::int32_t>& arrow_chunks::dictionary(const arrow_column& entries) {
    auto& known = dictionaries_[&entries];
    for (auto at = static_cast<std::int64_t>(known.size()); at < entries.length; ++at) {
        const auto text = entries.is_null(at) ? std::nullopt : entries.text(at);
        known.push_back(entries.is_null(at) ? null_text : text ? code(*text) : bad_text);
    }
    return known;
}

column_ptr arrow_chunks::texts(const part& p) {
    auto out = made(form::texts, p.count);
    out->codes = buffer<std::int32_t>(out->rows);
    out->standings = gaps(p);
    if (const auto* from = p.from.dictionary.get()) {
        if (from->format.layout != layout::text && from->format.layout != layout::text_view)
            return by_values(p);
        const auto& known = dictionary(*from);
        // No number is negative: the layout's check has seen to that.
        switch (p.from.format.width) {
        case 1:
            entries<std::uint8_t>(p, known, *out);
            break;
        case 2:
            entries<std::uint16_t>(p, known, *out);
            break;
        case 4:
            entries<std::uint32_t>(p, known, *out);
            break;
        default:
            entries<std::uint64_t>(p, known, *out);
        }
        return out;
    }
    for (std::size_t r = 0; r < out->rows; ++r) {
        auto& to = out->codes.fill()[r];
        to = 0;
        if (out->at(r) != standing::here) continue;
        const auto text = p.from.text(p.first + static_cast<std::int64_t>(r));
        to = text ? code(*text) : bad_text;
        if (to >= 0) continue;
        to = 0;
        mark(*out, r, standing::left);
    }
    return out;
}

column_ptr arrow_chunks::lists(const part& p) {
    auto out = made(form::lists, p.count);
    out->standings = gaps(p);
    out->offsets = buffer<std::int32_t>(out->rows + 1);
    auto* offsets = out->offsets.fill();
    const auto begin = p.from.begin(p.from.offset + p.first);
    const auto end = p.from.begin(p.from.offset + p.first + p.count);
    if (end - begin > std::numeric_limits<std::int32_t>::max()) return eval::left_column(out->rows);
    offsets[0] = 0;
    for (std::int64_t r = 0; r < p.count; ++r) {
        const auto next = p.from.begin(p.from.offset + p.first + r + 1) - begin;
        offsets[r + 1] = static_cast<std::int32_t>(next);
        const auto row = static_cast<std::size_t>(r);
        const auto size = offsets[r + 1] - offsets[r];
        const bool gap = out->at(row) != standing::here;
        if (gap && size != 0) return by_values(p); // items that do not count
        if (size > most_items) mark(*out, row, standing::left);
    }
    out->items =
        read(p.from.children.front(), begin, end - begin, *p.of.element, standing::absent, false);
    return out;
}

column_ptr arrow_chunks::contexts(const part& p) {
    auto out = made(form::contexts, p.count);
    out->standings = gaps(p);
    auto& shape = shapes_[&p.of];
    if (!shape) {
        auto fresh = std::make_shared<context_shape>();
        for (const auto& field : p.of.fields)
            fresh->names.push_back(field.name);
        shape = std::move(fresh);
    }
    out->shape = shape;
    std::size_t found = 0;
    for (const auto& field : p.of.fields) {
        const auto child = std::find_if(p.from.children.begin(), p.from.children.end(),
                                        [&](const auto& c) { return c.name == field.name; });
        const bool absent = field.optional || gaps_absent_;
        if (child == p.from.children.end()) {
            out->fields.push_back(eval::standing_column(standing::missing, out->rows));
            continue;
        }
        ++found;
        out->fields.push_back(read(*child, p.from.offset + p.first, p.count, *field.what,
                                   absent ? standing::absent : standing::missing, field.optional));
    }
    if (found == p.from.children.size()) return out;
    for (std::size_t r = 0; r < out->rows; ++r) {
        if (out->at(r) == standing::here) mark(*out, r, standing::left); // a field not declared
    }
    return out;
}

column_ptr arrow_chunks::by_values(const part& p) {
    std::vector<value> values(static_cast<std::size_t>(p.count));
    std::vector<standing> standings(values.size(), standing::here);
    for (std::int64_t r = 0; r < p.count; ++r) {
        const auto row = static_cast<std::size_t>(r);
        values_.begin();
        auto one = values_.read(p.from, p.first + r, p.of, "");
        if (values_.failed() || (one && one->is(kind::list)) || (one && one->is(kind::context))) {
            standings[row] = standing::left;
        } else if (!one) {
            standings[row] = p.gap;
        } else if (one->is(kind::string) && p.of.kind != type_kind::string &&
                   p.of.kind != type_kind::number && p.of.kind != type_kind::boolean) {
            auto read_text = check::scalar_value(one->as_string(), p.of);
            if (read_text)
                values[row] = *std::move(read_text);
            else
                standings[row] = standing::left;
        } else {
            values[row] = *std::move(one);
        }
    }
    return eval::column_of(std::move(values), std::move(standings), texts_);
}

} // namespace hjemmel::io::detail
