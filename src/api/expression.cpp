// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/api/expression.hpp>

#include <hjemmel/check/from_model.hpp>
#include <hjemmel/eval/case_run.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/feel/scope.hpp>
#include <hjemmel/plan/from_checked.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace hjemmel {

namespace {

constexpr std::size_t most_diagnostics = 100;

located_text named(std::string name) {
    located_text out;
    out.text = std::move(name);
    return out;
}

model::data scalar(std::string text) {
    model::data out;
    out.what = model::data::shape::scalar;
    out.scalar = named(std::move(text));
    return out;
}

// A name for the decision that the text cannot mean.
std::string hidden_name(const std::string& text, const expression_scope& scope) {
    std::string out = "result";
    const auto taken = [&](const auto& one) { return one.first.find(out) != std::string::npos; };
    while (text.find(out) != std::string::npos ||
           std::any_of(scope.names.begin(), scope.names.end(), taken))
        out += '_';
    return out;
}

// The fields' names come into scope with a type that has them; its own name is none in FEEL.
model::named_type holder_of(const std::vector<std::string>& fields) {
    model::data inside;
    inside.what = model::data::shape::mapping;
    for (const auto& field : fields)
        inside.entries.push_back({named(field), scalar("Any")});
    model::data whole;
    whole.what = model::data::shape::mapping;
    whole.entries.push_back({named("context"), std::move(inside)});
    return {named("?"), std::move(whole)};
}

std::shared_ptr<const model::version> version_of(const located_text& text,
                                                 const expression_scope& scope) {
    auto out = std::make_shared<model::version>();
    out->file = text.where.file;
    out->ruleset = named("expression");
    out->dynamic_typing = true;
    out->entities.emplace_back();
    if (!scope.fields.empty()) out->types.push_back(holder_of(scope.fields));
    for (const auto& [name, type] : scope.names) {
        model::fact one;
        one.name = named(name);
        one.type = type;
        one.optional = true;
        out->facts.push_back(std::move(one));
    }
    model::decision whole;
    whole.name = named(hidden_name(text.text, scope));
    whole.type = scope.result;
    whole.logic = text;
    out->decisions.push_back(std::move(whole));
    return out;
}

located_text located(std::string text) {
    located_text out;
    const auto file = std::make_shared<const source_file>(source_file{"expression", text});
    out.where = {file, 0, static_cast<std::uint32_t>(text.size())};
    out.runs = {{0, 0}};
    out.text = std::move(text);
    return out;
}

// Where the expression calls today(), if it does.
std::shared_ptr<const place> call_of_today(const check::version& checked) {
    for (const auto& one : checked.expressions) {
        for (feel::node_id id = 0; id < one.tree.nodes.size(); ++id) {
            const auto& note = one.notes[id];
            if (note.what != check::referent::builtin) continue;
            if (feel::builtins()[note.a].name != "today") continue;
            const auto& node = one.tree.at(id);
            return std::make_shared<const place>(one.text.at(node.begin, node.end));
        }
    }
    return nullptr;
}

diagnostic without_date(const place& where) {
    diagnostic d;
    d.code = "no-date";
    d.where = where;
    d.text = {"today() kaldes, men der er ikke givet nogen dato.",
              "today() is called, and no date is given."};
    d.hint = {"Giv vurderingsdatoen: --on 2018-03-02.",
              "Give the evaluation date: --on 2018-03-02."};
    return d;
}

bool same_place(const diagnostic& a, const diagnostic& b) {
    return a.where.file == b.where.file && a.where.begin == b.where.begin &&
           a.where.end == b.where.end && a.fact == b.fact;
}

// What the checker warns of, and the code that evaluation has for it; the one stands inside of the
// other.
constexpr std::pair<std::string_view, std::string_view> same_faults[] = {
    {"unknown-field", "no-part"},      {"not-boolean", "operand-kinds"},
    {"wrong-arguments", "wrong-type"}, {"wrong-arguments", "argument-kind"},
    {"type-mismatch", "bad-range"},    {"type-mismatch", "operand-kinds"},
    {"type-mismatch", "wrong-type"},   {"type-mismatch", "argument-kind"},
};

bool contains(const place& a, const place& b) {
    return a.file == b.file && a.begin <= b.begin && b.end <= a.end;
}

bool same_fault(const diagnostic& told, const diagnostic& found) {
    if (same_place(told, found)) return told.code == found.code || found.level < told.level;
    if (found.level >= told.level || found.fact != told.fact) return false;
    const bool nested = contains(told.where, found.where) || contains(found.where, told.where);
    const auto as = [&](const auto& pair) {
        return pair.first == told.code && pair.second == found.code;
    };
    return nested && std::any_of(std::begin(same_faults), std::end(same_faults), as);
}

// What the checker warned of and evaluation then found is told once, with the checker's hint where
// evaluation has none.
void add(diagnostics& all, const diagnostic& one) {
    const auto at = std::find_if(
        all.begin(), all.end(), [&one](const diagnostic& other) { return same_fault(other, one); });
    if (at != all.end()) {
        if (one.level >= at->level) return;
        auto hint = std::move(at->hint);
        *at = one;
        if (at->hint.en.empty()) at->hint = std::move(hint);
    } else if (all.size() < most_diagnostics) {
        all.push_back(one);
    }
}

void add_failures(diagnostics& all, const value& v) {
    std::vector<failure_ptr> failures;
    eval::add_failures(failures, v, most_diagnostics);
    for (const auto& why : failures)
        add(all, *why);
}

void in_order(diagnostics& all) {
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& x, const auto& y) { return x.where.begin < y.where.begin; });
}

// A value as one of the type, by FEEL's implicit conversions; null, failed, where it is none.
value fitted(eval::machine& converter, const value& given, const type& wanted) {
    if (given.is_null()) return given;
    auto out = wanted.kind == type_kind::any ? given : converter.converted(given, wanted);
    if (converter.allows(wanted, out)) return out;
    return converter.fail("value-not-allowed", {"Værdien er ikke blandt de tilladte.",
                                                "The value is not among those allowed."});
}

std::unique_ptr<eval::instance> blank(const plan::entity& entity) {
    auto out = std::make_unique<eval::instance>();
    const auto count = entity.slots.size();
    out->slots.assign(count, value::absent());
    out->origins.assign(count, eval::origin::supplied);
    out->failed.assign(count, false);
    out->may_fail.assign(count, false);
    out->inexact.assign(count, false);
    out->marks.resize(count);
    out->conditions.resize(count);
    return out;
}

} // namespace

result<expression> expression::compile(std::string text, const expression_scope& scope,
                                       const load_limits& limits) {
    auto found = std::make_shared<hjemmel::diagnostics>();
    const auto checked =
        check::from_model(version_of(located(std::move(text)), scope), limits, *found);
    if (!checked) return checked.diagnostics();
    expression out;
    out.program_ = plan::from_checked(checked.value());
    out.today_ = call_of_today(checked.value());
    out.warnings_ = std::move(found);
    const auto& slots = out.program_->entities[0].slots;
    out.slot_ = static_cast<plan::index>(slots.size() - 1);
    return out;
}

evaluated expression::evaluate(std::span<const std::pair<std::string, value>> values,
                               std::optional<date> on, const eval::options& how) const {
    evaluated out{{}, *warnings_};
    if (today_ != nullptr && !on) {
        auto why = std::make_shared<const diagnostic>(without_date(*today_));
        out.diagnostics.push_back(*why);
        out.value = value::failed(std::move(why));
        return out;
    }
    eval::record made;
    made.program = program_;
    made.on = on.value_or(date());
    made.root = blank(program_->entities[0]);
    eval::machine converter(made, how);
    for (const auto& [name, given] : values) {
        const auto slot = program_->entities[0].find(feel::normal_name(name));
        if (slot == plan::none || slot == slot_) continue;
        const auto& type = *program_->entities[0].slots[slot].type;
        auto& into = made.root->slots[slot];
        into = fitted(converter, given, type);
        const auto why = into.failure();
        if (why == nullptr || given.is_null()) continue;
        auto told = *why;
        told.where = {};
        told.fact = name;
        add(out.diagnostics, told);
        into = value::failed(std::make_shared<const diagnostic>(std::move(told)));
    }
    eval::case_run work(made, how);
    const plan::slot_ref asked[] = {{0, slot_}};
    work.run(asked, eval::schedule(*program_, asked));
    if (work.stopped()) {
        add(out.diagnostics, *work.stopped());
        out.value = value::failed(work.stopped());
        return out;
    }
    out.value = std::move(made.root->slots[slot_]);
    add_failures(out.diagnostics, out.value);
    in_order(out.diagnostics);
    return out;
}

} // namespace hjemmel
