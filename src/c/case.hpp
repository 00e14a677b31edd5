// SPDX-License-Identifier: Apache-2.0
// A case that is built up by names and values that follow each other.
#pragma once

#include "shim.hpp"

#include <hjemmel/eval/facts.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::c {

/// Throws a failure for what does not fit where it comes, and is then as before.
class case_builder {
  public:
    void clear();
    /// What the next value is for.
    void name(std::string what);
    void preset(std::string decision, std::string reason);
    void put(value what);
    /// Forgets the name or preset that is to get a value, after one that was refused.
    void forget() noexcept {
        key_.reset();
        preset_.reset();
    }
    void begin(bool list);
    void end();
    /// Sets all that `more` has.
    void take(const facts& more);

    /// Whether all that was begun is ended.
    bool is_whole() const { return open_.empty() && !key_ && !preset_; }
    /// Whether the next name is a fact's.
    bool at_case() const { return open_.empty(); }
    const facts& content() const { return content_; }

  private:
    /// A list or context that is not ended, and the name that it will have.
    struct level {
        bool is_list = false;
        std::optional<std::string> key{};
        std::vector<std::string> names{};
        std::vector<value> values{};
    };

    bool in_list() const { return !open_.empty() && open_.back().is_list; }

    facts content_{};
    std::vector<level> open_{};
    std::optional<std::string> key_{};
    std::optional<std::pair<std::string, std::string>> preset_{};
    context_shape_ptr last_shape_{}; ///< items of a list mostly have the same names
};

} // namespace hjemmel::c

struct hjemmel_facts : hjemmel::c::handle<hjemmel::c::tag::facts> {
    std::optional<hjemmel::evaluation> of{};
    hjemmel::c::case_builder content{};
};
