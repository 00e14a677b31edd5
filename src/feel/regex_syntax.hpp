// SPDX-License-Identifier: Apache-2.0
// XPath's regular expressions written as PCRE2's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hjemmel::feel {

/// The flags of a pattern.
struct regex_flags {
    bool dot_all = false;   ///< s: `.` matches line ends too
    bool multiline = false; ///< m: `^` and `$` match at each line
    bool caseless = false;  ///< i
    bool spaced = false;    ///< x: blanks in the pattern say nothing
    bool literal = false;   ///< q: every character is itself
};

/// Why a pattern is none.
enum class regex_fault : unsigned char {
    none,
    not_a_pattern,  ///< the syntax is wrong
    no_counterpart, ///< right, but nothing that PCRE2 can be told
};

/// A pattern for PCRE2, with Unicode properties and code points, or the fault and its byte.
struct translated_regex {
    std::string pattern;
    std::size_t groups = 0; ///< how many groups it captures
    regex_fault fault = regex_fault::none;
    std::size_t at = 0;
};

/// For patterns that are UTF-8 and not literal.
translated_regex translate_regex(std::string_view pattern, const regex_flags& flags);

} // namespace hjemmel::feel
