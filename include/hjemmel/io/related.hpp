// SPDX-License-Identifier: Apache-2.0
// Related tables: citizens put into their municipalities, a municipality given to its citizens.
#pragma once

#include <hjemmel/io/case_reader.hpp>
#include <hjemmel/plan/program.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hjemmel::io {

/// Hands over cases one after the other; nothing at the end.
using next_case = std::function<std::optional<given_case>()>;

/// Cases with their related cases in them, and the related ones that belong nowhere.
struct joined {
    std::vector<given_case> cases{};
    std::vector<given_case> refused{}; ///< related cases, with why they were refused
};

/// Gives each case of `entity` its cases of the entity that it has many of, as a list of contexts
/// under that one's plural; one that has none gets an empty list. They are joined by the key that
/// the relation declares, compared as text; where there is one case only, what carries no key
/// belongs to it. A related case that is refused refuses the case that it belongs to, or all where
/// that is not known, since a count without it would be wrong.
joined join_related(const plan::program& of, plan::index entity, std::vector<given_case> cases,
                    const next_case& related);

/// The cases of an entity that has many others, to be given to these one by one.
class related_parents {
  public:
    /// `entity` is the one that has many. A key that stands twice is an error of the second case.
    related_parents(const plan::program& of, plan::index entity, const next_case& parents);

    /// Puts the facts of its parent into a case, as a context under the parent's entity. The one
    /// parent where there is one only belongs to a case without a key; with several the parent's
    /// facts are missing. A key that none has refuses the case.
    void attach(given_case& to) const;

    /// Parents that were refused.
    const std::vector<given_case>& refused() const { return refused_; }

  private:
    const plan::program& program_;
    plan::index entity_;
    std::map<std::string, std::optional<value>> by_key_{}; ///< nothing: refused
    std::optional<value> only_{};
    std::size_t count_ = 0;
    std::vector<given_case> refused_{};
};

/// The key that joins a case to the entity `of_key`, as text; empty where it carries none.
std::string related_key(const plan::program& of, plan::index of_key, const facts& from);

/// Takes the key of the entity that has the case's `entity` out of its facts, where it is no fact
/// of the case itself.
void drop_foreign_key(const plan::program& of, plan::index entity, facts& from);

} // namespace hjemmel::io
