// SPDX-License-Identifier: Apache-2.0
#include "arrow_layout.hpp"

#include <charconv>
#include <limits>

namespace hjemmel::io::detail {

namespace {

using layout = arrow_layout;

/// Without what only some formats have, so that the table is a constant.
struct plain_format {
    std::string_view text;
    arrow_layout layout;
    std::size_t width = 0;
    std::int64_t a_second = 1;
};

constexpr plain_format plain_formats[] = {
    {"n", layout::null},
    {"b", layout::boolean},
    {"c", layout::signed_integer, 1},
    {"s", layout::signed_integer, 2},
    {"i", layout::signed_integer, 4},
    {"l", layout::signed_integer, 8},
    {"C", layout::unsigned_integer, 1},
    {"S", layout::unsigned_integer, 2},
    {"I", layout::unsigned_integer, 4},
    {"L", layout::unsigned_integer, 8},
    {"f", layout::floating, 4},
    {"g", layout::floating, 8},
    {"u", layout::text, 4},
    {"U", layout::text, 8},
    {"vu", layout::text_view, 16},
    {"tdD", layout::date_days, 4},
    {"tdm", layout::date_milliseconds, 8, 1000},
    {"tts", layout::time, 4, 1},
    {"ttm", layout::time, 4, 1000},
    {"ttu", layout::time, 8, 1'000'000},
    {"ttn", layout::time, 8, 1'000'000'000},
    {"tDs", layout::duration, 8, 1},
    {"tDm", layout::duration, 8, 1000},
    {"tDu", layout::duration, 8, 1'000'000},
    {"tDn", layout::duration, 8, 1'000'000'000},
    {"tiM", layout::months, 4},
    {"+l", layout::list, 4},
    {"+L", layout::list, 8},
    {"+s", layout::structure},
};

/// A number that is the whole text.
template<class T>
std::optional<T> number(std::string_view text) {
    T out{};
    const auto* end = text.data() + text.size();
    const auto [at, why] = std::from_chars(text.data(), end, out);
    return why == std::errc{} && at == end ? std::optional(out) : std::nullopt;
}

/// `19,10`, and the width in bits where that is not 128.
std::optional<arrow_format> decimal_format(std::string_view text) {
    std::int32_t parts[3] = {0, 0, 128};
    std::size_t count = 0;
    while (true) {
        const auto comma = text.find(',');
        const auto one = number<std::int32_t>(text.substr(0, comma));
        if (!one || count == 3) return std::nullopt;
        parts[count++] = *one;
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    constexpr std::int32_t widest = 128;
    constexpr std::int32_t most_scale = 1000;
    const auto scale = parts[1];
    const bool known = parts[2] == 32 || parts[2] == 64 || parts[2] == widest;
    if (count < 2 || !known || scale < -most_scale || scale > most_scale) return std::nullopt;
    return arrow_format{
        .layout = layout::decimal, .width = static_cast<std::size_t>(parts[2]) / 8, .scale = scale};
}

std::optional<std::int64_t> units_a_second(char unit) {
    switch (unit) {
    case 's':
        return 1;
    case 'm':
        return 1000;
    case 'u':
        return 1'000'000;
    case 'n':
        return 1'000'000'000;
    default:
        return std::nullopt;
    }
}

std::optional<utc_anchor> anchor_of(std::string_view zone) {
    if (zone.empty()) return utc_anchor{};
    if (zone.front() == '+' || zone.front() == '-') return utc_anchor::parse(zone);
    if (zone == "UTC" || zone == "Z") return utc_anchor::parse("Z");
    return utc_anchor::parse("@" + std::string(zone));
}

/// `s:` and the zone.
std::optional<arrow_format> timestamp_format(std::string_view text) {
    if (text.size() < 2 || text[1] != ':') return std::nullopt;
    const auto units = units_a_second(text[0]);
    const auto anchor = anchor_of(text.substr(2));
    if (!units || !anchor) return std::nullopt;
    return arrow_format{
        .layout = layout::timestamp, .width = 8, .a_second = *units, .anchor = *anchor};
}

} // namespace

std::optional<arrow_format> arrow_format_of(std::string_view format) {
    for (const auto& one : plain_formats) {
        if (one.text != format) continue;
        return arrow_format{.layout = one.layout, .width = one.width, .a_second = one.a_second};
    }
    if (format.starts_with("d:")) return decimal_format(format.substr(2));
    if (format.starts_with("ts")) return timestamp_format(format.substr(2));
    if (!format.starts_with("+w:")) return std::nullopt;
    const auto items = number<std::int64_t>(format.substr(3));
    if (!items || *items < 0) return std::nullopt;
    return arrow_format{.layout = layout::fixed_list, .items = *items};
}

} // namespace hjemmel::io::detail
