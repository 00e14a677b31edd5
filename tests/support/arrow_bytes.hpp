// SPDX-License-Identifier: Apache-2.0
// The bytes of an array that the library made: every buffer, as far as its layout says.
#pragma once

#include <hjemmel/io/arrow.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hjemmel::test {

/// How many bytes of a buffer count; -1 for one of a layout that outcomes do not have.
inline std::int64_t buffer_bytes(std::string_view format, const ArrowArray& of,
                                 std::int64_t which) {
    const auto bits = (of.length + 7) / 8;
    if (which == 0) return bits;
    if (which == 2) return static_cast<const std::int64_t*>(of.buffers[1])[of.length];
    if (format == "b") return bits;
    if (format == "c") return of.length;
    if (format == "U" || format == "+L") return 8 * (of.length + 1);
    if (format == "tdD" || format == "tiM") return 4 * of.length;
    if (format == "tDu" || format == "l" || format == "ttu") return 8 * of.length;
    if (format.starts_with("d:")) return 16 * of.length;
    return -1;
}

/// Formats, names, lengths and buffers of an array and of all below it.
inline std::string arrow_bytes(const ArrowSchema& schema, const ArrowArray& array) {
    std::string out = std::string(schema.format) + " " + schema.name + " ";
    for (const auto n : {schema.flags, array.length, array.null_count, array.offset,
                         array.n_buffers, array.n_children})
        out += std::to_string(n) + ";";
    for (std::int64_t i = 0; i < array.n_buffers; ++i) {
        const auto* data = static_cast<const char*>(array.buffers[i]);
        const auto size = data == nullptr ? 0 : buffer_bytes(schema.format, array, i);
        out += data == nullptr ? "none" : size < 0 ? "unknown layout" : "";
        out += std::to_string(size) + ";";
        if (size > 0) out.append(data, static_cast<std::size_t>(size));
    }
    for (std::int64_t i = 0; i < array.n_children; ++i)
        out += arrow_bytes(*schema.children[i], *array.children[i]);
    if (array.dictionary != nullptr) out += arrow_bytes(*schema.dictionary, *array.dictionary);
    return out;
}

inline std::string arrow_bytes(io::arrow_view of) { return arrow_bytes(*of.schema, *of.array); }

} // namespace hjemmel::test
