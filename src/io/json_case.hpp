// SPDX-License-Identifier: Apache-2.0
// One JSON text as one case.
#pragma once

#include "json_decoder.hpp"

#include <hjemmel/io/case_reader.hpp>

#include <string_view>

namespace hjemmel::io::detail {

/// The case that `text`, beginning on `line`, says; or why it is refused.
given_case read_one(json_decoder& decoder, std::string_view text, std::size_t line);

/// A case that is refused for this, at the text's beginning.
given_case refused(const json_decoder& decoder, fault why, std::size_t line);

} // namespace hjemmel::io::detail
