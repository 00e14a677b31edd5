// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/evaluate.hpp>

#include <hjemmel/eval/bind.hpp>
#include <hjemmel/eval/case_run.hpp>

#include "data_warnings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace hjemmel::eval {

namespace {

bool in_force(const model::version& v, date on) {
    return (!v.from || on >= *v.from) && (!v.to || on <= *v.to);
}

void find_parameters(record& r) {
    r.parameters.clear();
    for (const auto& one : r.program->parameters) {
        const auto* best = &one.values.front();
        for (const auto& dated : one.values) {
            if (dated.from <= r.on) best = &dated;
        }
        r.parameters.push_back(best->value);
    }
}

// Whether nobody else has it; then what others did with it is over.
bool is_sole_owner(const std::shared_ptr<record>& of) {
    if (of.use_count() != 1) return false;
    std::shared_ptr<const record>(of).reset(); // counted up and down: all before is seen
    return true;
}

// All but the answer; what was in it goes.
void begin(outcome& out, const prepared& all, const facts& given, date on, plan::slot_ref ref) {
    const auto& source = *all.what.program->source;
    const auto& entity = all.what.program->entities[ref.entity];
    out.id = given.id();
    out.ruleset = source.ruleset.text;
    out.version = source.from ? source.from->text() : "";
    out.digest = source.digest;
    out.date = on;
    out.entity = entity.name;
    out.decision = entity.slots[ref.slot].name;
    out.status = status::failed;
    out.value = value();
    out.missing.clear();
    out.exact = true;
    out.diagnostics.clear();
    out.changed = all.what.changed;
    out.presets.clear();
    out.complete = all.how.complete;
    out.nulls_absent = all.how.nulls == nulls::absent;
    out.evidence.reset();
    out.slot = ref;
}

std::string prefix_of(const record& r, const instance& where) {
    if (&where == r.root.get()) return "";
    if (auto above = path_above(r, where); !above.empty()) return above;
    const auto& entity = r.program->entities[where.entity];
    return prefix_of(r, *where.parent) + entity.plural + "[" + where.id + "].";
}

missing_fact missing_fact_of(const record& r, const unknown& u) {
    const auto& entity = r.program->entities[u.where->entity];
    missing_fact out;
    out.entity = entity.name;
    out.id = u.where->id;
    if (u.slot == plan::none) {
        out.name = u.path;
        out.path = prefix_of(r, *u.where) + u.path;
        return out;
    }
    const auto& slot = entity.slots[u.slot];
    out.name = slot.name;
    out.path = prefix_of(r, *u.where) + slot.name + u.path;
    out.label = r.program->source->facts[slot.source].label;
    return out;
}

// The preset decisions that a decision is or rests on; what one of them rests on does not count.
void note_presets(outcome& out, const record& r) {
    std::vector<plan::slot_ref> open{out.slot};
    std::vector<plan::slot_ref> seen;
    while (!open.empty()) {
        const auto ref = open.back();
        open.pop_back();
        if (std::find(seen.begin(), seen.end(), ref) != seen.end()) continue;
        seen.push_back(ref);
        const auto preset =
            std::find_if(r.presets.begin(), r.presets.end(), [&](const preset_decision& p) {
                return ref.entity == r.root->entity && p.slot == ref.slot;
            });
        const auto& slot = r.program->entities[ref.entity].slots[ref.slot];
        if (preset == r.presets.end()) {
            open.insert(open.end(), slot.needs.begin(), slot.needs.end());
        } else {
            out.presets.emplace_back(slot.name, preset->reason);
        }
    }
    std::sort(out.presets.begin(), out.presets.end());
}

// What the rules say of many values, as that they are hidden, is told once.
bool is_told(const diagnostics& found, const diagnostic& one) {
    return one.level == severity::note &&
           std::any_of(found.begin(), found.end(), [&one](const diagnostic& known) {
               return known.code == one.code && known.text == one.text &&
                      known.where.file == one.where.file && known.where.begin == one.where.begin;
           });
}

void fill(outcome& out, const std::shared_ptr<const record>& r) {
    const auto& root = *r->root;
    const auto& v = root.slots[out.slot.slot];
    out.evidence = r;
    if (!r->presets.empty()) note_presets(out, *r);
    out.value = v;
    out.exact = !root.inexact[out.slot.slot];
    std::vector<failure_ptr> failures;
    add_failures(failures, v);
    for (const auto& why : failures) {
        if (!is_told(out.diagnostics, *why)) out.diagnostics.push_back(*why);
    }
    if (root.failed[out.slot.slot]) {
        out.status = status::failed;
        out.value = value();
        return;
    }
    out.status = v.is_partial() ? status::undetermined : status::known;
    for (const auto id : missing_of(v))
        out.missing.push_back(missing_fact_of(*r, r->unknowns[id]));
    std::sort(out.missing.begin(), out.missing.end(),
              [](const missing_fact& a, const missing_fact& b) { return a.path < b.path; });
}

// Where no source says when the rules end, an answer after all of them is less sure than others.
void warn_beyond_sources(const model::version& rules, date on, diagnostics& found) {
    if (!rules.sources_until || on <= *rules.sources_until) return;
    diagnostic d;
    d.code = "beyond-sources";
    d.level = severity::warning;
    d.text = {
        "Ingen kilde omtaler så sen en dag som vurderingsdatoen; reglerne kan være ophørt.",
        "No source speaks of a day as late as the evaluation date; the rules may have ended."};
    d.hint = {"Find ud af, om reglerne fortsat gælder.", "Find out whether the rules still hold."};
    found.push_back(std::move(d));
}

// What texts about an outcome need where nothing was evaluated: the rules, for their words,
// and what could be read of the case.
std::shared_ptr<const record> unevaluated(record& read) {
    auto made = std::make_shared<record>();
    made->program = read.program;
    made->on = read.on;
    made->given = std::move(read.root);
    return made;
}

void bind_all(binder& with, const request& what, const facts& given, date on, diagnostics& found) {
    with.bind(what.entity, given, found);
    warn_beyond_sources(*what.program->source, on, found);
    for (auto& d : found) {
        if (d.id.empty()) d.id = given.id();
    }
}

std::shared_ptr<record> fresh(const request& what, date on) {
    auto made = std::make_shared<record>();
    made->program = what.program;
    made->on = on;
    made->changed = what.changed;
    find_parameters(*made);
    return made;
}

} // namespace

prepared::prepared(request asked, options with)
    : what(std::move(asked)), how(std::move(with)), needed(*what.program, what.decisions) {
    const auto& of = *what.program;
    std::vector<plan::slot_ref> own;
    std::vector<plan::slot_ref> all;
    for (const auto& ref : of.warning) {
        if (ref.entity == what.entity) own.push_back(ref);
        if (ref.entity == what.entity || ref.entity == of.entities[what.entity].child)
            all.push_back(ref);
    }
    warning = schedule(of, own);
    warning_of_many = schedule(of, all);
}

prepared prepared::without_warnings() const {
    auto out = *this;
    out.warning = out.warning_of_many = schedule();
    return out;
}

// The record and all that works on it, kept from case to case.
class evaluator::work {
  public:
    explicit work(const prepared& all) : all_(all) {}

    void run(const facts& given, date on, std::span<outcome* const> into) {
        begin_record(on);
        busy_ = true;
        bind_all(*binder_, all_.what, given, on, found_);
        if (has_errors(found_)) {
            refuse(into, status::refused, nullptr);
        } else {
            decide(given, into);
        }
        busy_ = false;
    }

    /// Nothing is decided; what is wrong with the facts is not told either.
    void read(const facts& given, date on, std::span<outcome* const> into) {
        begin_record(on);
        busy_ = true;
        bind_all(*binder_, all_.what, given, on, found_);
        found_.clear();
        refuse(into, status::outside_validity, nullptr);
        busy_ = false;
    }

  private:
    // An earlier case's may be in outcomes that somebody keeps, or half done.
    void begin_record(date on) {
        found_.clear();
        if (!record_ || busy_ || !is_sole_owner(record_)) {
            run_.reset();
            binder_.reset();
            record_ = fresh(all_.what, on);
            binder_.emplace(*record_, all_.how);
            return;
        }
        if (record_->on != on) {
            record_->on = on;
            find_parameters(*record_);
        }
        record_->presets.clear();
        record_->unknowns.clear();
    }

    void decide(const facts& given, std::span<outcome* const> into) {
        if (run_)
            run_->begin();
        else
            run_.emplace(*record_, all_.how);
        run_->run(all_.what.decisions, all_.needed);
        if (const auto& limit = run_->stopped()) {
            refuse(into, status::failed, limit);
            return;
        }
        warn(given);
        for (auto* out : into) {
            out->diagnostics = found_;
            fill(*out, record_);
        }
    }

    // What the rules doubt about the facts, along with whatever is asked.
    void warn(const facts& given) {
        const bool many = !record_->root->children.empty();
        const auto& warning = many ? all_.warning_of_many : all_.warning;
        if (warning.steps().empty()) return;
        run_->run_besides(warning, all_.needed);
        for (auto& d : detail::data_warnings(*record_)) {
            d.id = given.id();
            found_.push_back(std::move(d));
        }
    }

    void refuse(std::span<outcome* const> into, hjemmel::status how, const failure_ptr& limit) {
        const auto rules = unevaluated(*record_);
        for (auto* out : into) {
            out->status = how;
            out->evidence = rules;
            out->diagnostics = found_;
            if (limit) out->diagnostics.push_back(*limit);
        }
    }

    const prepared& all_;
    std::shared_ptr<record> record_{};
    std::optional<binder> binder_{};
    std::optional<case_run> run_{};
    diagnostics found_{};
    bool busy_ = false; ///< still so where it ended by a lack of memory
};

evaluator::evaluator(std::shared_ptr<const prepared> what)
    : what_(std::move(what)), work_(std::make_unique<work>(*what_)) {}
evaluator::evaluator(evaluator&&) noexcept = default;
evaluator& evaluator::operator=(evaluator&&) noexcept = default;
evaluator::~evaluator() = default;

void evaluator::run(const facts& given, date on, std::span<outcome* const> into) {
    for (std::size_t i = 0; i < into.size(); ++i)
        begin(*into[i], *what_, given, on, what_->what.decisions[i]);
    if (in_force(*what_->what.program->source, on)) {
        work_->run(given, on, into);
        return;
    }
    work_->read(given, on, into);
    for (auto* one : into) {
        one->version.clear();
        one->digest.clear();
    }
}

diagnostics faults_of(const request& what, const facts& given, const options& how) {
    diagnostics found;
    if (!in_force(*what.program->source, what.on)) return found;
    const auto into = fresh(what, what.on);
    binder with(*into, how);
    bind_all(with, what, given, what.on, found);
    return found;
}

std::vector<outcome> evaluate(const request& what, const facts& given, const options& how) {
    std::vector<outcome> out(what.decisions.size());
    std::vector<outcome*> into;
    for (auto& one : out)
        into.push_back(&one);
    evaluator(std::make_shared<const prepared>(what, how)).run(given, what.on, into);
    return out;
}

} // namespace hjemmel::eval
