// SPDX-License-Identifier: Apache-2.0
// A JSON text -> a value, from RapidJSON's events: no tree of its own, no binary numbers.
#pragma once

#include "fault.hpp"

#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/value.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hjemmel::io::detail {

/// Contexts with the same names in the same order share one list of names. Looked up by those
/// names, each followed by NUL.
class shape_cache {
  public:
    context_shape_ptr find(std::string_view joined) const;
    void keep(std::string_view joined, const context_shape_ptr& shape);

  private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, context_shape_ptr, hash, std::equal_to<>> shapes_{};
};

/// What came out of one text.
struct decoded {
    std::optional<value> content{}; ///< nothing when there are faults
    std::string id{};               ///< the outermost `sags_id`, also when there are faults
    diagnostics faults{};
};

/// Decodes texts one after the other and keeps the shapes of their contexts.
class json_decoder {
  public:
    json_decoder(std::string name, const facts_limits& limits)
        : name_(std::move(name)), limits_(limits) {}

    /// The text's one value: numbers exact, null as absent, objects as contexts. Faults point into
    /// the text as `blotted_json` leaves it; `within` stands before the paths of facts.
    decoded decode(std::string_view text, std::string_view within = {});

    const facts_limits& limits() const { return limits_; }
    const std::string& name() const { return name_; }

  private:
    /// `small` is what is read in the text's place; nothing where a number of the text itself is
    /// beyond what the reader takes.
    std::optional<decoded> decode(std::string_view text, std::string_view within,
                                  std::string_view small);

    std::string name_;
    facts_limits limits_;
    shape_cache shapes_{};
};

/// The text with small numbers in the places of those that have an exponent or many digits, byte
/// for byte as long: the reader refuses numbers beyond 10^308, although it hands over their texts
/// alone.
std::string with_small_numbers(std::string_view text);

/// The number that a JSON number's text says, exactly; else why not.
std::optional<fault> read_number(std::string_view text, decimal& into);

} // namespace hjemmel::io::detail
