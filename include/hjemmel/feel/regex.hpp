// SPDX-License-Identifier: Apache-2.0
// Regular expressions in the flavour of XPath and XQuery: what `matches`, `replace` and `split` do.
#pragma once

#include <hjemmel/feel/builtin.hpp>

#include <string_view>

namespace hjemmel::feel {

/// Whether the pattern matches anywhere in the text. Flags: s m i x q, as XPath has them.
/// Null, with a diagnostic, for a pattern or flags that are none, for a pattern that has no
/// counterpart here, and where a limit is reached: a text of 100,000 bytes, or the steps that
/// matching may take, so that no pattern runs away.
value regex_matches(call& in, std::string_view text, std::string_view pattern,
                    std::string_view flags);

/// The text with each match replaced; `$1` in the replacement is what the first group matched,
/// `$0` the match, `\$` and `\\` those signs. Null, with a diagnostic, also for a pattern that
/// matches the empty text, and for a replacement that is none.
value regex_replace(call& in, std::string_view text, std::string_view pattern,
                    std::string_view replacement, std::string_view flags);

/// The parts of the text between the matches, a list of strings. Null as for `regex_replace`.
value regex_split(call& in, std::string_view text, std::string_view delimiter);

} // namespace hjemmel::feel
