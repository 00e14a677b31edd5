// SPDX-License-Identifier: Apache-2.0
// Plain JSON straight into columns of facts. Whatever is not plain is left to the decoder.
#pragma once

#include "chunk_rows.hpp"

#include <string_view>

namespace hjemmel::io::detail {

/// A case's object as the chunk's next row. False: it is not plain, and its row must be cut.
/// Plain are names and texts without escapes, numbers without exponent, and what is declared,
/// each name once.
bool read_row(std::string_view text, case_chunk::state& into);

/// The same of one fact: a cell's list or object.
bool read_part(std::string_view text, growing_fact& into, case_chunk::state& of);

} // namespace hjemmel::io::detail
