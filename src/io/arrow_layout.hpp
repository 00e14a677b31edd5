// SPDX-License-Identifier: Apache-2.0
// An Arrow array that was looked at as a whole: what its reader may rely on.
#pragma once

#include <hjemmel/core/result.hpp>
#include <hjemmel/core/time.hpp>
#include <hjemmel/io/arrow.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::io::detail {

/// The types that columns may have.
enum class arrow_layout : std::uint8_t {
    null,
    boolean,
    signed_integer,
    unsigned_integer,
    floating,
    decimal,
    text,
    text_view,
    date_days,
    date_milliseconds,
    time,
    timestamp,
    duration,
    months,
    list,
    fixed_list,
    structure,
};

/// What a format says.
struct arrow_format {
    arrow_layout layout = arrow_layout::null;
    std::size_t width = 0;     ///< bytes of a value of fixed width, or of an offset
    std::int64_t a_second = 1; ///< how many units of it a second has
    std::int32_t scale = 0;    ///< of a decimal
    std::int64_t items = 0;    ///< of each list, where all have as many
    utc_anchor anchor{};       ///< of a timestamp with a zone
};

/// Nothing for a type that no fact can have.
std::optional<arrow_format> arrow_format_of(std::string_view format);

/// A column, its children and its dictionary. Positions count from the column's own first value;
/// `offset` is added by the reader, and a child's own in addition.
struct arrow_column {
    std::string name{};
    arrow_format format{};
    std::int64_t length = 0;
    std::int64_t offset = 0;
    std::size_t buffer_count = 0;
    const std::uint8_t* validity = nullptr; ///< may be null: nothing is
    const void* const* buffers = nullptr;
    std::vector<arrow_column> children{};
    std::unique_ptr<arrow_column> dictionary{}; ///< `format` is then its index's

    bool is_null(std::int64_t at) const;
    /// A value of fixed width; `at` counts from the buffer's begin.
    template<class T>
    T fixed(std::int64_t at) const;
    /// An integer of any width, as what fits both kinds.
    std::int64_t integer(std::int64_t at) const;
    /// Where text or list number `at`, counted from the buffer's begin, begins in its child.
    std::int64_t begin(std::int64_t at) const;
    /// The text at a position; nothing where a view lies outside its buffer.
    std::optional<std::string_view> text(std::int64_t at) const;
};

/// Looks at the layout of a struct array as a whole. Errors as `arrow_reader::open` has them.
result<arrow_column> checked_table(const std::string& name, arrow_view table);

template<class T>
T arrow_column::fixed(std::int64_t at) const {
    T out;
    const auto* from =
        static_cast<const char*>(buffers[1]) + static_cast<std::size_t>(at) * sizeof(T);
    std::memcpy(&out, from, sizeof(T));
    return out;
}

inline bool arrow_column::is_null(std::int64_t at) const {
    if (format.layout == arrow_layout::null) return true;
    if (validity == nullptr) return false;
    const auto bit = static_cast<std::size_t>(offset + at);
    return (validity[bit / 8] >> (bit % 8) & 1U) == 0;
}

inline std::int64_t arrow_column::integer(std::int64_t at) const {
    const bool is_signed = format.layout != arrow_layout::unsigned_integer;
    switch (format.width) {
    case 1:
        return is_signed ? fixed<std::int8_t>(at) : std::int64_t{fixed<std::uint8_t>(at)};
    case 2:
        return is_signed ? fixed<std::int16_t>(at) : std::int64_t{fixed<std::uint16_t>(at)};
    case 4:
        return is_signed ? fixed<std::int32_t>(at) : std::int64_t{fixed<std::uint32_t>(at)};
    default:
        return fixed<std::int64_t>(at);
    }
}

inline std::int64_t arrow_column::begin(std::int64_t at) const {
    return format.width == 4 ? fixed<std::int32_t>(at) : fixed<std::int64_t>(at);
}

} // namespace hjemmel::io::detail
