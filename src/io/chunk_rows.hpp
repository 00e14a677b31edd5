// SPDX-License-Identifier: Apache-2.0
// What readers put into a chunk of cases: its rows, and the texts that they were read from.
#pragma once

#include "growing_fact.hpp"

#include <hjemmel/io/case_chunk.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::io {

struct case_chunk::state {
    state(std::shared_ptr<const plan::program> of, plan::index about, eval::nulls how,
          const facts_limits& most);

    /// The column of each slot of the entity; nothing where it is no fact.
    using fact_slots = std::vector<std::optional<detail::growing_fact>>;
    /// Reads one case from its text.
    using reader = std::function<given_case(std::string_view text, std::size_t line)>;

    bool full() const;
    /// Begins a row, which stands so in the file.
    void begin_row(std::string_view text, std::size_t line);
    /// Ends it; false: it is left to its reader.
    void end_row(bool told);
    /// A row that its reader has told already.
    void add(given_case told);

    std::shared_ptr<const plan::program> program;
    plan::index entity;
    eval::nulls gaps;
    facts_limits limits;
    eval::text_codes* texts = nullptr;
    reader again{};
    fact_slots facts{};
    std::string foreign_key{}; ///< a column that relates the case to another, and no fact of it
    std::vector<std::string> ids{};
    std::size_t rows = 0;

  private:
    friend class case_chunk;
    struct kept_row {
        std::size_t begin = 0; ///< in `bytes`
        std::size_t size = 0;
        std::size_t line = 1;
        bool left = false;
        std::size_t told = none; ///< in `told`
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string bytes_{};
    std::vector<kept_row> kept_{};
    std::vector<given_case> told_{};
};

} // namespace hjemmel::io
