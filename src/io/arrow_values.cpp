// SPDX-License-Identifier: Apache-2.0
#include "arrow_values.hpp"

#include "json_decoder.hpp"

#include <hjemmel/core/utf8.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <utility>

namespace hjemmel::io::detail {

namespace {

using layout = arrow_layout;

constexpr std::int64_t seconds_a_day = days_duration::seconds_a_day;

/// Whole seconds, rounded down, and the nanoseconds beyond them.
struct split_time {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
};

constexpr std::int64_t floor_of(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

split_time split(std::int64_t units, std::int64_t a_second) {
    const auto seconds = floor_of(units, a_second);
    const auto rest = units - seconds * a_second;
    return {seconds, static_cast<std::int32_t>(rest * (1'000'000'000 / a_second))};
}

std::optional<date_time> local_time(split_time at) {
    const auto days = floor_of(at.seconds, seconds_a_day);
    const auto day = date::from_days(days);
    if (!day) return std::nullopt;
    const auto rest = at.seconds - days * seconds_a_day;
    return date_time::at(*day, time_of_day::after_midnight(rest, at.nanoseconds, {}));
}

/// The instant, on a clock of that zone. Counted from an instant that has one name there.
std::optional<date_time> zoned_time(split_time at, const utc_anchor& anchor) {
    const auto from = date_time::at(date(1970, 1, 1), time_of_day::after_midnight(0, 0, anchor));
    if (!from) return std::nullopt;
    const auto seconds = hjemmel::detail::checked_add(at.seconds, -from->instant());
    if (!seconds) return std::nullopt;
    auto by = days_duration{*seconds, at.nanoseconds};
    if (by.seconds < 0 && by.nanoseconds > 0) {
        ++by.seconds;
        by.nanoseconds -= 1'000'000'000;
    }
    return from->add(by);
}

fault beyond(bilingual text) { return {.code = "arrow-value", .text = std::move(text)}; }

fault no_date() {
    return {.code = "arrow-value",
            .text = {"Tidspunktet er ingen dato: det ligger ikke ved midnat.",
                     "The timestamp is no date: it is not at midnight."},
            .hint = {"Giv kolonnen som datoer (date32).", "Give the column as dates (date32)."}};
}

/// An integer of 16 bytes as text; `bytes` are those that it has.
std::string wide_text(const char* bytes) {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::memcpy(&low, bytes, sizeof(low));
    std::memcpy(&high, bytes + sizeof(low), sizeof(high));
    const bool negative = (high >> 63) != 0;
    if (negative) {
        low = std::uint64_t{0} - low;
        high = ~high + (low == 0 ? 1U : 0U);
    }
    std::string digits;
    // Divides by ten in pieces of 32 bits, the highest first.
    std::uint64_t pieces[4] = {high >> 32, high & 0xFFFFFFFFU, low >> 32, low & 0xFFFFFFFFU};
    const auto is_zero = [&pieces] {
        return std::all_of(std::begin(pieces), std::end(pieces), [](auto p) { return p == 0; });
    };
    while (!is_zero() || digits.empty()) {
        std::uint64_t rest = 0;
        for (auto& piece : pieces) {
            piece += rest << 32;
            rest = piece % 10;
            piece /= 10;
        }
        digits += static_cast<char>('0' + rest);
    }
    if (negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

const type& part_of(const type& of) { return of.element ? *of.element : *types::any(); }

const type_field* field_of(const type& of, std::string_view name) {
    const auto at = std::find_if(of.fields.begin(), of.fields.end(),
                                 [&](const type_field& one) { return one.name == name; });
    return at == of.fields.end() ? nullptr : &*at;
}

} // namespace

void arrow_values::begin() {
    faults_.clear();
    spent_ = 0;
}

std::string arrow_values::path(const step& to) {
    auto out = to.above == nullptr ? std::string{} : path(*to.above);
    if (to.item > 0) return out + "[" + std::to_string(to.item) + "]";
    if (!out.empty()) out += '.';
    return out.append(to.name);
}

std::nullopt_t arrow_values::fail(fault why, const step& here) {
    why.fact = path(here);
    if (faults_.size() < most_faults) faults_.push_back(told(std::move(why)));
    return std::nullopt;
}

/// False where the row has become larger than a case may be.
bool arrow_values::charge(std::size_t bytes, const step& here) {
    const bool was_over = spent_ > limits_.case_bytes;
    spent_ += bytes;
    if (spent_ <= limits_.case_bytes) return true;
    if (!was_over)
        fail(over_limit("limit-bytes", "Sagen er for stor", "The case is too large",
                        limits_.case_bytes),
             here);
    return false;
}

std::optional<value> arrow_values::read(const arrow_column& from, std::int64_t at, const type& of,
                                        std::string_view name) {
    return read(from, at, of, step{nullptr, name, 0});
}

std::optional<value> arrow_values::read(const arrow_column& from, std::int64_t at, const type& of,
                                        const step& here) {
    if (from.is_null(at) || !charge(sizeof(value), here)) return std::nullopt;
    if (from.dictionary) {
        const auto index = from.integer(from.offset + at);
        return read(*from.dictionary, index, of, here);
    }
    switch (from.format.layout) {
    case layout::list: {
        const auto first = from.begin(from.offset + at);
        return items(from, first, from.begin(from.offset + at + 1) - first, of, here);
    }
    case layout::fixed_list:
        return items(from, (from.offset + at) * from.format.items, from.format.items, of, here);
    case layout::structure:
        return fields(from, at, of, here);
    default:
        return scalar(from, at, of, here);
    }
}

value arrow_values::items(const arrow_column& from, std::int64_t first, std::int64_t count,
                          const type& of, const step& here) {
    std::vector<value> out;
    const auto& part = part_of(of);
    const auto& child = from.children.front();
    for (std::int64_t i = 0; i < count; ++i) {
        const step below{&here, {}, i + 1};
        if (!charge(sizeof(value), below)) break;
        out.push_back(read(child, first + i, part, below).value_or(value::absent()));
    }
    return make_list(std::move(out));
}

/// A gap in an optional field is absent; in another one it is left out, which is missing.
value arrow_values::fields(const arrow_column& from, std::int64_t at, const type& of,
                           const step& here) {
    std::vector<value> entries;
    std::vector<bool> left_out(from.children.size());
    bool whole = true;
    for (std::size_t i = 0; i < from.children.size(); ++i) {
        const auto& child = from.children[i];
        const auto* field = field_of(of, child.name);
        const step below{&here, child.name, 0};
        auto content =
            read(child, from.offset + at, field != nullptr ? *field->what : *types::any(), below);
        const bool absent = field == nullptr || field->optional || gaps_absent_;
        left_out[i] = !content && !absent;
        whole = whole && !left_out[i];
        if (!left_out[i]) entries.push_back(content ? *std::move(content) : value::absent());
    }
    if (!whole) return context_value{shape_of(from, left_out), std::move(entries)};
    for (const auto& [known, shape] : shapes_) {
        if (known == &from) return context_value{shape, std::move(entries)};
    }
    shapes_.emplace_back(&from, shape_of(from, left_out));
    return context_value{shapes_.back().second, std::move(entries)};
}

context_shape_ptr arrow_values::shape_of(const arrow_column& from,
                                         const std::vector<bool>& left_out) {
    auto shape = std::make_shared<context_shape>();
    for (std::size_t i = 0; i < from.children.size(); ++i) {
        if (!left_out[i]) shape->names.push_back(from.children[i].name);
    }
    return shape;
}

std::optional<value> arrow_values::scalar(const arrow_column& from, std::int64_t at, const type& of,
                                          const step& here) {
    const auto position = from.offset + at;
    switch (from.format.layout) {
    case layout::boolean: {
        const auto* bits = static_cast<const std::uint8_t*>(from.buffers[1]);
        const auto bit = static_cast<std::size_t>(position);
        return value((bits[bit / 8] >> (bit % 8) & 1U) != 0);
    }
    case layout::signed_integer:
        return value(from.integer(position));
    case layout::unsigned_integer:
        if (from.format.width == sizeof(std::uint64_t))
            return value(decimal(from.fixed<std::uint64_t>(position)));
        return value(from.integer(position));
    case layout::floating:
        return floating(from, position, here);
    case layout::decimal:
        return decimal_number(from, position, here);
    case layout::date_days:
    case layout::date_milliseconds: {
        const auto day = arrow_day(from, at);
        if (!day) return fail(no_date(), here);
        return value(*day);
    }
    case layout::time:
        return time(from, position, here);
    case layout::timestamp:
        return timestamp(from, at, of, here);
    case layout::duration: {
        auto [seconds, rest] = split(from.fixed<std::int64_t>(position), from.format.a_second);
        if (seconds < 0 && rest > 0) { // both have one sign
            ++seconds;
            rest -= 1'000'000'000;
        }
        return value(days_duration{seconds, rest});
    }
    case layout::months:
        return value(months_duration{from.fixed<std::int32_t>(position)});
    default:
        return text(from, at, here);
    }
}

std::optional<value> arrow_values::floating(const arrow_column& from, std::int64_t at,
                                            const step& here) {
    const bool wide = from.format.width == sizeof(double);
    const double number = wide ? from.fixed<double>(at) : double{from.fixed<float>(at)};
    if (std::isnan(number)) return std::nullopt;
    if (std::isinf(number)) {
        return fail(beyond({"Tallet er uendeligt.", "The number is infinite."}), here);
    }
    char digits[64];
    const auto end =
        wide ? std::to_chars(std::begin(digits), std::end(digits), number)
             : std::to_chars(std::begin(digits), std::end(digits), from.fixed<float>(at));
    decimal out;
    auto wrong = read_number({digits, static_cast<std::size_t>(end.ptr - std::begin(digits))}, out);
    if (wrong) return fail(*std::move(wrong), here);
    return value(out);
}

std::optional<value> arrow_values::decimal_number(const arrow_column& from, std::int64_t at,
                                                  const step& here) {
    constexpr std::size_t widest = 16;
    const auto width = from.format.width;
    char bytes[widest];
    const auto* begin =
        static_cast<const char*>(from.buffers[1]) + static_cast<std::size_t>(at) * width;
    const bool negative = (static_cast<unsigned char>(begin[width - 1]) & 0x80U) != 0;
    std::fill(std::begin(bytes), std::end(bytes), negative ? '\xFF' : '\0');
    std::copy(begin, begin + width, std::begin(bytes));
    decimal out;
    const auto digits = wide_text(bytes) + "e" + std::to_string(-std::int64_t{from.format.scale});
    if (auto wrong = read_number(digits, out)) return fail(*std::move(wrong), here);
    return value(out);
}

std::optional<value> arrow_values::text(const arrow_column& from, std::int64_t at,
                                        const step& here) {
    const auto found = from.text(at);
    if (!found) {
        return fail(
            beyond({"Teksten ligger uden for sin buffer.", "The text lies outside its buffer."}),
            here);
    }
    if (found->size() > limits_.text_bytes) {
        return fail(over_limit("limit-text", "Teksten er for lang", "The text is too long",
                               limits_.text_bytes),
                    here);
    }
    if (!charge(found->size(), here)) return std::nullopt;
    const auto bad = first_bad_or_nul(*found);
    if (bad == found->size()) return value(*found);
    auto why = bad_byte(*found, bad);
    why.hint = {"Giv teksten som UTF-8 uden NUL-tegn.", "Give the text as UTF-8 without NUL."};
    return fail(std::move(why), here);
}

std::optional<value> arrow_values::time(const arrow_column& from, std::int64_t at,
                                        const step& here) {
    const auto units =
        from.format.width == 4 ? from.fixed<std::int32_t>(at) : from.fixed<std::int64_t>(at);
    const auto [seconds, rest] = split(units, from.format.a_second);
    if (seconds < 0 || seconds >= seconds_a_day) {
        return fail(beyond({"Klokkeslættet ligger uden for døgnet.",
                            "The time of day lies outside the day."}),
                    here);
    }
    return value(time_of_day::after_midnight(seconds, rest, {}));
}

std::optional<value> arrow_values::timestamp(const arrow_column& from, std::int64_t at,
                                             const type& of, const step& here) {
    const auto when = split(from.fixed<std::int64_t>(from.offset + at), from.format.a_second);
    const auto& anchor = from.format.anchor;
    if (of.kind == type_kind::date && anchor.is_local()) {
        const auto day = arrow_day(from, at);
        if (!day) return fail(no_date(), here);
        return value(*day);
    }
    const auto out = anchor.is_local() ? local_time(when) : zoned_time(when, anchor);
    if (out) return value(*out);
    return fail(beyond({"Tidspunktet ligger uden for de år, som datoer har.",
                        "The timestamp lies outside the years that dates have."}),
                here);
}

std::optional<date> arrow_day(const arrow_column& from, std::int64_t at) {
    if (from.is_null(at)) return std::nullopt;
    if (from.dictionary) return arrow_day(*from.dictionary, from.integer(from.offset + at));
    const auto position = from.offset + at;
    const auto& form = from.format;
    if (form.layout == layout::date_days)
        return date::from_days(from.fixed<std::int32_t>(position));
    const bool timed = form.layout == layout::timestamp && form.anchor.is_local();
    if (form.layout != layout::date_milliseconds && !timed) return std::nullopt;
    const auto [seconds, rest] = split(from.fixed<std::int64_t>(position), form.a_second);
    if (rest != 0 || seconds % seconds_a_day != 0) return std::nullopt;
    return date::from_days(seconds / seconds_a_day);
}

} // namespace hjemmel::io::detail
