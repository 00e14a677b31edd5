// SPDX-License-Identifier: Apache-2.0
// A case that is built up by names and values that follow each other.
#pragma once

#include "shim.hpp"

#include <hjemmel/eval/facts.hpp>
#include <hjemmel/plan/program.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::c {

/// Throws a failure for what does not fit where it comes. Where it does, and where memory runs out,
/// all is as before, but a value that is refused leaves its name forgotten (`forget`).
class case_builder {
  public:
    /// The facts of this entity are set by their numbers; the others, and those of any entity, by
    /// name.
    void hold_to(const plan::entity& of) { of_ = &of; }

    void clear();
    /// What the next value is for.
    void name(std::string what);
    void number(plan::index slot);
    void preset(std::string decision, std::string reason);
    void put(value what);
    void begin(bool list);
    void end();
    /// Sets all that `more` has.
    void take(const facts& more);
    /// Forgets the name or preset that waits for a value here.
    void forget() noexcept { waiting() = {}; }
    /// Keeps why the next value, or what it was for, was refused: until that is named again.
    void refuse(const failure& why);
    const diagnostics& refused() const { return refused_; }

    /// Whether all that was begun is ended.
    bool is_whole() const { return open_.empty() && !top_.waits(); }
    const facts& content() const { return content_; }

  private:
    /// What the next value of a level is for: a name, a fact's number, or a decision with the
    /// reason.
    struct target {
        std::optional<std::string> key{};
        plan::index slot = plan::none;
        std::optional<std::pair<std::string, std::string>> preset{};

        bool waits() const { return key || slot != plan::none || preset; }
    };

    /// A list or context that is not ended.
    struct level {
        bool is_list = false;
        std::vector<std::string> names{};
        std::vector<value> values{};
        target next{};
    };

    bool in_list() const { return !open_.empty() && open_.back().is_list; }
    target& waiting() noexcept { return open_.empty() ? top_ : open_.back().next; }
    void put_into(level& inner, value&& what);
    void put_into_case(value&& what);
    std::string_view root() const;
    std::string path(std::string_view named = "") const;
    void retry(std::string_view root, std::string_view path);

    const plan::entity* of_ = nullptr;
    facts content_{};
    std::vector<level> open_{};
    target top_{};
    context_shape_ptr last_shape_{}; ///< items of a list mostly have the same names
    diagnostics refused_{};
    std::vector<std::string> refused_roots_{}; ///< of each the fact or decision
};

} // namespace hjemmel::c

struct hjemmel_facts : hjemmel::c::handle<hjemmel::c::tag::facts> {
    std::optional<hjemmel::evaluation> of{};
    hjemmel::c::case_builder content{};
};
