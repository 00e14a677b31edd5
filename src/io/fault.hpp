// SPDX-License-Identifier: Apache-2.0
// What the readers' messages have in common.
#pragma once

#include <hjemmel/core/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hjemmel::io::detail {

/// How many faults of one case are told.
inline constexpr std::size_t most_faults = 100;

/// What one message is made of.
struct fault {
    std::string_view code;
    bilingual text;
    bilingual hint{};
    std::string fact{};
    std::string value{};
};

/// The message; fact and value are masked, a long value is cut.
diagnostic told(fault what, place where = {});

/// A name in a sentence: `»navn«` in Danish, "`navn`" in English, between what stands around it.
bilingual naming(std::string_view da, std::string_view en, std::string_view name,
                 std::string_view da_rest, std::string_view en_rest);

/// The fault of a byte that is no UTF-8, or is NUL.
fault bad_byte(std::string_view text, std::size_t at);

/// A limit was reached: `what` in both languages, then the limit.
fault over_limit(std::string_view code, std::string_view da, std::string_view en,
                 std::size_t limit);

/// A place in a text whose values are blotted out: `name` and `blotted` become its file.
place place_in(std::string name, std::string blotted, std::size_t begin, std::size_t end);

} // namespace hjemmel::io::detail
