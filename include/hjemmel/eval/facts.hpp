// SPDX-License-Identifier: Apache-2.0
// One case's facts as the host gives them, before they are held against their declarations.
#pragma once

#include <hjemmel/core/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel {

/// The facts of one case: names and values. What is not set is missing; `value::absent()` says
/// that there is none. Dates and durations may be given as such or as ISO text, lists of periods
/// as lists of contexts; a municipality's citizens are a list of contexts under the relation's
/// name (`borgere`), a citizen's municipality a context under its entity's name (`kommune`).
class facts {
  public:
    facts() = default;
    explicit facts(std::string id) : id_(std::move(id)) {}

    /// Replaces an earlier value of the same name.
    void set(std::string_view name, value what) {
        for (auto& [known, content] : entries_) {
            if (known != name) continue;
            content = std::move(what);
            return;
        }
        entries_.emplace_back(name, std::move(what));
    }
    /// The same by the fact's number among the slots of the case's entity, so that nothing is
    /// looked up by its name: for hosts that hold on to one entity of one version. A fact is given
    /// by its name or by its number, not by both; a number that is no fact's refuses the case.
    void set_numbered(std::uint32_t slot, value what) {
        for (auto& [known, content] : numbered_) {
            if (known != slot) continue;
            content = std::move(what);
            return;
        }
        numbered_.emplace_back(slot, std::move(what));
    }
    /// Another value of a decision than the rules would give: a caseworker's override, or what an
    /// example takes as given. The rules of that decision are not run, and every outcome that rests
    /// on it says so with the reason, which may not be empty. Replaces an earlier one; where memory
    /// runs out, that stays.
    void preset(std::string_view decision, value what, std::string reason) {
        for (auto& one : presets_) {
            if (one.decision != decision) continue;
            one.what = std::move(what);
            one.reason = std::move(reason);
            return;
        }
        presets_.push_back({std::string(decision), std::move(what), std::move(reason)});
    }
    void set_id(std::string id) { id_ = std::move(id); }
    /// Forgets everything, and keeps the room for the next case.
    void clear() {
        id_.clear();
        entries_.clear();
        presets_.clear();
        clear_numbered();
    }
    void clear_numbered() { numbered_.clear(); }

    const std::string& id() const { return id_; }
    const std::vector<std::pair<std::string, value>>& entries() const { return entries_; }
    const std::vector<std::pair<std::uint32_t, value>>& numbered() const { return numbered_; }

    struct preset_value {
        std::string decision;
        value what;
        std::string reason;
    };
    const std::vector<preset_value>& presets() const { return presets_; }

  private:
    std::string id_{};
    std::vector<std::pair<std::string, value>> entries_{};
    std::vector<std::pair<std::uint32_t, value>> numbered_{};
    std::vector<preset_value> presets_{};
};

} // namespace hjemmel
