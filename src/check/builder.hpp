// SPDX-License-Identifier: Apache-2.0
// What the checker's parts share while one version is being checked.
#pragma once

#include <hjemmel/check/checked.hpp>
#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/feel/builtin.hpp>
#include <hjemmel/feel/scope.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::check::detail {

/// What a cell's tests or an output may be written as bare words: the allowed texts.
using words = const type*;

/// Names by number; the first of two wins.
using numbers = std::map<std::string, index, std::less<>>;

/// The names that a tree uses and does not bind itself.
struct used_names {
    std::set<std::string> free{};     ///< in scope
    std::set<std::string> doubtful{}; ///< in scope, or fields of a filter's items
    std::set<std::string> fields{};   ///< fields of something
    std::set<std::string> called{};   ///< in scope, and only ever called

    void add(const used_names& more) {
        free.insert(more.free.begin(), more.free.end());
        doubtful.insert(more.doubtful.begin(), more.doubtful.end());
        fields.insert(more.fields.begin(), more.fields.end());
        called.insert(more.called.begin(), more.called.end());
    }
};

/// A name that an expression sees from outside, in a register.
struct argument {
    std::string name{};
    type_ptr type{};
    bool is_item = false; ///< of a filter: its fields are names too
};

/// What the tree of one expression may see.
struct environment {
    index entity = none;               ///< none: a function's body, which sees no facts
    std::vector<argument> arguments{}; ///< registers 0 ...
    type_ptr input{}; ///< for tests: what they test, in the register after the arguments
    words allowed = nullptr;
    slot_ref tested{none, none}; ///< for tests: the fact that the column is, if it is one bare fact
    std::set<std::pair<index, index>>* needs = nullptr; ///< takes the slots that it reads
};

/// The state of one check.
struct builder {
    const model::version& model;
    const load_limits& limits;
    diagnostics& found;
    diagnostics& warnings;
    version out{};
    declarations declared;
    feel::name_scope scope{};
    numbers parameter_numbers{};
    numbers function_numbers{};
    std::vector<numbers> slot_numbers{};              ///< by entity
    std::vector<used_names> function_names{};         ///< functions, then services
    std::vector<std::vector<index>> function_calls{}; ///< by function: those that it names
    /// Slots by what they might need: as far as names tell before anything has a type.
    std::vector<std::pair<slot_ref, slot_ref>> doubtful_needs{};
    std::vector<slot_ref> doubtful_needs_of(slot_ref from) const {
        // Slots are parsed in their order, so that those of one stand together.
        const auto before = [](const auto& need, const slot_ref& of) {
            return std::pair(need.first.entity, need.first.slot) < std::pair(of.entity, of.slot);
        };
        std::vector<slot_ref> found_needs;
        auto at = std::lower_bound(doubtful_needs.begin(), doubtful_needs.end(), from, before);
        for (; at != doubtful_needs.end() && at->first == from; ++at)
            found_needs.push_back(at->second);
        return found_needs;
    }
    std::size_t service_decisions = 0; ///< that services work out, in all
    std::map<std::pair<index, std::vector<index>>, std::size_t> view_numbers{};
    std::set<index> views_seen{}; ///< views of which an expression has the whole context
    /// By entity and slot: uses in all, and uses as an operand of a comparison with constants.
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> uses{};

    builder(const model::version& m, const load_limits& l, diagnostics& f, diagnostics& w)
        : model(m), limits(l), found(f), warnings(w), declared(m, f) {}

    diagnostic& report(std::string_view code, const place& where, bilingual text,
                       bilingual hint = {}) {
        diagnostic d;
        d.code = code;
        d.where = where;
        d.text = std::move(text);
        d.hint = std::move(hint);
        found.push_back(std::move(d));
        return found.back();
    }
    void warn(std::string_view code, const place& where, bilingual text, bilingual hint = {}) {
        report(code, where, std::move(text), std::move(hint)).level = severity::warning;
        warnings.push_back(std::move(found.back()));
        found.pop_back();
    }

    /// Something that cannot work: an error, or with dynamic typing a warning, since it is null
    /// when it is evaluated.
    void fault(std::string_view code, const place& where, bilingual text, bilingual hint = {}) {
        if (model.dynamic_typing) return warn(code, where, std::move(text), std::move(hint));
        report(code, where, std::move(text), std::move(hint));
    }

    /// "Did you mean ...?", or nothing where no choice is near.
    bilingual meant(std::string_view name, const std::vector<std::string>& choices) const;
    /// Whether a hint that costs a search will still be read.
    bool wants_hints() const { return found.size() < 2 * limits.diagnostics; }

    /// With dynamic typing a call means the built-in where only a fact or decision has its name:
    /// in DMN, where a decision sees no more than it requires, both have it at once.
    bool calls_builtin(std::string_view name) const {
        return model.dynamic_typing && find_function(name) == none &&
               feel::find_builtin(name) != nullptr;
    }

    index find_slot(index entity, std::string_view name) const {
        return entity == none ? none : find(slot_numbers[entity], name);
    }
    index find_parameter(std::string_view name) const { return find(parameter_numbers, name); }
    index find_function(std::string_view name) const { return find(function_numbers, name); }

    static index find(const numbers& all, std::string_view name) {
        const auto at = all.find(name);
        return at == all.end() ? none : at->second;
    }
};

/// What a text of the file is.
enum class text_form : std::uint8_t {
    expression,
    tests,  ///< unary tests
    domain, ///< what an iteration goes over
};

/// The tree of one text of the file; nothing after an error.
std::optional<feel::tree> tree_of(builder& b, const located_text& text, text_form as);

/// Whether every walk over the tree can bear its depth; reports where it cannot.
bool is_shallow(builder& b, const feel::tree& tree, const place& where);

/// The same as one of `out.expressions`; none after an error.
index parsed(builder& b, const located_text& text, text_form as);
index add_expression(builder& b, expression&& one);

used_names names_of(const feel::tree& tree);

/// Resolves and types one parsed expression. Reports every fault in it. True when every unary test
/// in it is held against constants alone.
bool infer(builder& b, index expression, const environment& env);

/// Whether a value of type `given` can ever be one of type `wanted`, FEEL's implicit conversions
/// included.
bool fits(const type& given, const type& wanted);

/// Whether values of two types can be equal: comparisons convert nothing.
bool comparable(const type& a, const type& b);

/// The type that both fit.
type_ptr joined(const type_ptr& a, const type_ptr& b);

/// The field of this name, or nullptr.
const type_field* field_of(const type& t, std::string_view name);

/// Whether the type, written out, is of a size and depth that every walk over it bears.
bool is_small(const type& t);

} // namespace hjemmel::check::detail
