// SPDX-License-Identifier: Apache-2.0
// The answer for one decision of one case, and of which kind it is.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/record.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel {

/// Of which kind an outcome is.
enum class status : std::uint8_t {
    known,            ///< `value` is the answer of every completion of what is missing
    undetermined,     ///< missing facts can still change it
    outside_validity, ///< no version is in force on the evaluation date; not a "no"
    failed,           ///< a condition was null, a table contradicted itself, or a limit was reached
    refused,          ///< the facts are faulty
};

/// The status as JSON and the command line write it.
constexpr std::string_view status_name(status s) {
    switch (s) {
    case status::known:
        return "known";
    case status::undetermined:
        return "undetermined";
    case status::outside_validity:
        return "outside_validity";
    case status::failed:
        return "failed";
    case status::refused:
        return "refused";
    }
    return "failed";
}

} // namespace hjemmel

namespace hjemmel::eval {

/// A fact that can still change an outcome.
struct missing_fact {
    std::string path; ///< "afgang", "ydelsesperioder[2].til", "borgere[sag-17].afgang"
    std::string name; ///< the fact's name
    std::string entity;
    std::string id; ///< of the case or related case that lacks it
    bilingual label;
    friend bool operator==(const missing_fact&, const missing_fact&) = default;
};

/// One decision's answer. Owns what its reasons need; may outlive the catalog.
struct outcome {
    std::string id{}; ///< the case's id, as the host gave it
    std::string ruleset{};
    std::string version{}; ///< the version's first day, ISO; empty where none is in force
    std::string digest{};  ///< SHA-256 of the version's file
    hjemmel::date date{};  ///< the evaluation date
    std::string entity{};
    std::string decision{};
    hjemmel::status status = hjemmel::status::failed;
    /// Known: the answer. Undetermined: an undetermined value, or a list or context with parts
    /// that are. Otherwise null.
    hjemmel::value value{};
    std::vector<missing_fact> missing{}; ///< sorted by path
    bool exact = true; ///< false: `possible` and `missing` may hold more than they must
    hjemmel::diagnostics diagnostics{};
    std::vector<changed_parameter> changed{};
    /// Decisions that the host preset and that this one is or rests on, with the reasons.
    std::vector<std::pair<std::string, std::string>> presets{};
    std::vector<std::string> complete{}; ///< facts that the host said are whole
    bool nulls_absent = false;           ///< gaps in tables were read as absent
    /// For reasons; without a root where nothing was evaluated, null where no program was found.
    std::shared_ptr<const record> evidence{};
    plan::slot_ref slot{};
};

/// Why the value or parts of it, at any depth, are null: the first `most` failures.
inline void add_failures(std::vector<failure_ptr>& to, const value& v, std::size_t most = 100) {
    if (to.size() >= most) return;
    if (auto why = v.failure()) {
        to.push_back(std::move(why));
    } else if (v.is(kind::list)) {
        for (const auto& item : v.as_list().items)
            add_failures(to, item, most);
    } else if (v.is(kind::context)) {
        for (const auto& entry : v.as_context().entries)
            add_failures(to, entry, most);
    }
}

} // namespace hjemmel::eval
