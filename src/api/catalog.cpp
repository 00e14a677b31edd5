// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/api/catalog.hpp>

#include <hjemmel/check/declared.hpp>
#include <hjemmel/check/from_model.hpp>
#include <hjemmel/core/nearest.hpp>
#include <hjemmel/eval/evaluate.hpp>
#include <hjemmel/eval/settings.hpp>
#include <hjemmel/examples/prepare.hpp>
#include <hjemmel/explain/letter.hpp>
#include <hjemmel/feel/text.hpp>
#include <hjemmel/load/files.hpp>
#include <hjemmel/load/rule_file.hpp>
#include <hjemmel/load/text.hpp>
#include <hjemmel/load/version.hpp>
#include <hjemmel/plan/from_checked.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <variant>

namespace hjemmel {

namespace {

diagnostic fault(std::string_view code, bilingual text, bilingual hint = {}, place where = {}) {
    diagnostic d;
    d.code = code;
    d.text = std::move(text);
    d.hint = std::move(hint);
    d.where = std::move(where);
    return d;
}

// The versions of some files, or every fault of all of them.
class catalog_reader {
  public:
    explicit catalog_reader(const load_limits& limits) : limits_(limits) {}

    void read(const source_file_ptr& file, bool on_disk) {
        auto loaded = load::read_file(file, limits_, warnings_);
        if (!loaded) {
            const bool examples = file->text.find("examples_of:") != std::string::npos;
            if (!examples) unread_.insert(folder_of(file->name));
            return take(loaded.diagnostics());
        }
        auto content = std::move(loaded).value();
        if (auto* examples = std::get_if<model::examples>(&content)) {
            examples_.push_back(std::move(*examples));
            return;
        }
        auto& read = std::get<model::version>(content);
        const auto ruleset = read.ruleset.text;
        if (auto wrong = load::misnamed(read); wrong && on_disk) {
            found_.push_back(std::move(*wrong));
            misnamed_.insert(file->name);
        }
        auto source = std::make_shared<const model::version>(std::move(read));
        auto checked = check::from_model(std::move(source), limits_, warnings_);
        if (!checked) {
            incomplete_.insert(ruleset);
            return take(checked.diagnostics());
        }
        auto program = plan::from_checked(checked.value());
        take(eval::refused_parameters(*program));
        versions_.emplace_back(std::move(program));
    }

    void take(const diagnostics& more) { found_.insert(found_.end(), more.begin(), more.end()); }

    // Two versions of a ruleset may not be in force on one day.
    void check_overlaps() {
        std::sort(versions_.begin(), versions_.end(), [](const version& a, const version& b) {
            return std::pair(a.ruleset(), a.from()) < std::pair(b.ruleset(), b.from());
        });
        for (std::size_t i = 1; i < versions_.size(); ++i) {
            const auto& earlier = versions_[i - 1];
            const auto& later = versions_[i];
            if (earlier.ruleset() != later.ruleset()) continue;
            if (earlier.to() && later.from() && *earlier.to() < *later.from()) continue;
            // A copy whose first day was not mended: that has been told.
            const auto named_otherwise = [this](const version& one) {
                return misnamed_.count(one.program().source->file->name) != 0;
            };
            const bool copied = named_otherwise(earlier) || named_otherwise(later);
            if (copied && earlier.from() == later.from()) continue;
            const auto& name = later.program().source->ruleset;
            const auto other = earlier.program().source->file->name;
            found_.push_back(fault(
                "overlapping-versions",
                {"Versionen gælder på dage, hvor versionen i " + other + " også gælder.",
                 "The version is in force on days on which the version in " + other + " is too."},
                {"Afslut den ældre version dagen før den nye begynder.",
                 "End the older version on the day before the newer begins."},
                name.where));
        }
    }

    // Examples against the versions of their ruleset; what a version that has faults would say of
    // its examples, nobody knows.
    void check_examples() {
        std::vector<const model::examples*> files;
        for (const auto& file : examples_) {
            files.push_back(&file);
            if (incomplete_.count(file.ruleset.text) != 0) continue;
            if (unread_.count(folder_of(file.file->name)) != 0) continue;
            std::vector<std::shared_ptr<const plan::program>> programs;
            std::vector<std::string> rulesets;
            for (const auto& one : versions_) {
                rulesets.push_back(one.ruleset());
                if (one.ruleset() == file.ruleset.text) programs.push_back(one.shared_program());
            }
            if (programs.empty()) {
                rulesets.insert(rulesets.end(), incomplete_.begin(), incomplete_.end());
                if (unread_.empty()) found_.push_back(no_ruleset(file.ruleset, rulesets));
                continue;
            }
            take(hjemmel::examples::check(programs, file));
        }
        take(hjemmel::examples::check_ids(files));
    }

    bool failed() const { return has_errors(found_); }
    diagnostics& found() { return found_; }
    diagnostics& warnings() { return warnings_; }
    std::vector<version>& versions() { return versions_; }
    std::vector<model::examples>& examples() { return examples_; }

  private:
    static diagnostic no_ruleset(const located_text& name, const std::vector<std::string>& known) {
        return fault("unknown-ruleset",
                     {"Regelsættet " + name.text + " findes ikke her.",
                      "There is no ruleset " + name.text + " here."},
                     meant(name.text, known), name.where);
    }

    static std::string folder_of(const std::string& name) {
        return name.substr(0, name.find_last_of('/') + 1);
    }

    const load_limits& limits_;
    std::set<std::string> incomplete_{}; ///< rulesets of which a version has faults
    std::set<std::string> misnamed_{};   ///< files not called after their version's first day
    std::set<std::string> unread_{};     ///< folders with a file that may have been a version
    diagnostics found_{};
    diagnostics warnings_{};
    std::vector<version> versions_{};
    std::vector<model::examples> examples_{};
};

outcome refused(diagnostic why, std::string_view ruleset, date on, std::string_view decision,
                const facts& given) {
    eval::outcome out;
    out.id = given.id();
    out.ruleset = ruleset;
    out.date = on;
    out.decision = decision;
    out.status = status::failed;
    out.diagnostics.push_back(std::move(why));
    return outcome(std::move(out));
}

} // namespace

bool version::in_force_on(date day) const {
    return (!from() || day >= *from()) && (!to() || day <= *to());
}

result<version>
version::with_parameters(std::span<const std::pair<std::string, std::string>> settings) const {
    diagnostics found;
    std::vector<eval::changed_parameter> set;
    for (const auto& [name, text] : settings) {
        auto one = eval::setting(*program_, name, text);
        if (one) {
            set.push_back({name, std::move(one).value()});
            continue;
        }
        found.insert(found.end(), one.diagnostics().begin(), one.diagnostics().end());
    }
    if (!found.empty()) return found;
    auto made = eval::with_settings({program_, changed_}, set);
    version out(std::move(made.program));
    out.changed_ = std::move(made.changed);
    return out;
}

std::vector<outcome> version::evaluate(const facts& given, std::span<const std::string> decisions,
                                       date on, std::string_view entity,
                                       const eval::options& options) const {
    const auto ready = prepare(decisions, entity, options);
    if (ready) return ready.value().run(given, on);
    std::vector<outcome> out;
    for (const auto& name : decisions)
        out.push_back(refused(ready.diagnostics().front(), ruleset(), on, name, given));
    if (decisions.empty()) {
        out.push_back(refused(ready.diagnostics().front(), ruleset(), on, "", given));
    }
    return out;
}

namespace {

/// Nested operations take stack, about half a kilobyte each: whatever the host asks for ends here.
constexpr std::size_t deepest = 1'000;

} // namespace

result<evaluation> version::prepare(std::span<const std::string> decisions, std::string_view entity,
                                    const eval::options& options) const {
    auto found = find_decisions(decisions, entity);
    if (!found) return found.diagnostics();
    auto unknown = eval::unknown_complete(*program_, options);
    if (!unknown.empty()) return unknown;
    eval::request what{program_, changed_, {}, std::move(found).value(), 0};
    if (!what.decisions.empty()) what.entity = what.decisions.front().entity;
    auto how = options;
    how.limits.depth = std::min(options.limits.depth, deepest);
    return evaluation(std::make_shared<const eval::prepared>(std::move(what), std::move(how)));
}

std::vector<outcome> evaluation::run(const facts& given, date on) const {
    return evaluator(*this).run(given, on);
}

evaluation evaluation::without_warnings() const {
    return evaluation(std::make_shared<const eval::prepared>(ready_->without_warnings()));
}

evaluator::evaluator(const evaluation& of) : with_(of.ready_), outcomes_(of.decisions().size()) {
    for (auto& one : outcomes_)
        contents_.push_back(&one.content_);
}

const std::vector<outcome>& evaluator::run(const facts& given, date on) {
    with_.run(given, on, contents_);
    return outcomes_;
}

std::string version::letter(const outcome& of, language wanted, std::string_view name) const {
    const auto& content = of.content();
    const auto tree = of.reason_tree();
    const auto* form = explain::letter_for(source().letters, content.decision, name);
    return explain::letter(content, tree, form, wanted);
}

result<std::vector<plan::slot_ref>> version::find_decisions(std::span<const std::string> names,
                                                            std::string_view entity) const {
    const auto& entities = program_->entities;
    std::vector<plan::index> candidates;
    std::vector<std::string> entity_names;
    for (plan::index e = 0; e < entities.size(); ++e) {
        entity_names.push_back(entities[e].name);
        if (entity.empty() || entities[e].name == entity) candidates.push_back(e);
    }
    if (candidates.empty()) {
        return fault("unknown-entity",
                     {"Entiteten " + std::string(entity) + " findes ikke.",
                      "There is no entity " + std::string(entity) + "."},
                     meant(entity, entity_names));
    }
    std::vector<std::string> known;
    const auto missing_in = [&](plan::index e) -> const std::string* {
        for (const auto& name : names) {
            const auto slot = entities[e].find(name);
            if (slot == plan::none || entities[e].slots[slot].is_fact) return &name;
        }
        return nullptr;
    };
    std::erase_if(candidates, [&](plan::index e) {
        for (const auto& slot : entities[e].slots) {
            if (!slot.is_fact) known.push_back(slot.name);
        }
        return missing_in(e) != nullptr;
    });
    if (candidates.empty()) {
        const auto unknown = std::find_if(names.begin(), names.end(), [&](const std::string& n) {
            return std::find(known.begin(), known.end(), n) == known.end();
        });
        if (unknown == names.end()) {
            return fault("mixed-decisions", {"Resultaterne hører ikke til samme entitet.",
                                             "The decisions are not of one entity."});
        }
        return fault(
            "unknown-decision",
            {"Resultatet " + *unknown + " findes ikke.", "There is no decision " + *unknown + "."},
            meant(*unknown, known));
    }
    if (candidates.size() > 1) {
        return fault("which-entity",
                     {"Det fremgår ikke, hvilken entitet sagen er.",
                      "It is not clear which entity the case is."},
                     meant("", entity_names));
    }
    std::vector<plan::slot_ref> out;
    const auto& slots = entities[candidates.front()].slots;
    for (plan::index s = 0; names.empty() && s < slots.size(); ++s) {
        if (!slots[s].is_fact && !slots[s].helper) out.push_back({candidates.front(), s});
    }
    for (const auto& name : names)
        out.push_back({candidates.front(), entities[candidates.front()].find(name)});
    return out;
}

namespace {

struct read_catalog {
    std::vector<version> versions;
    std::vector<model::examples> examples;
    diagnostics warnings;
};

result<read_catalog> finished(catalog_reader& reader) {
    reader.check_overlaps();
    reader.check_examples();
    if (reader.failed()) return std::move(reader.found());
    return read_catalog{std::move(reader.versions()), std::move(reader.examples()),
                        std::move(reader.warnings())};
}

} // namespace

result<catalog> catalog::load(const std::string& path, const load_limits& limits) {
    const auto files = load::read_rules(path, limits);
    if (!files) return files.diagnostics();
    catalog_reader reader(limits);
    for (const auto& file : files.value())
        reader.read(file, true);
    auto read = finished(reader);
    if (!read) return read.diagnostics();
    auto all = std::move(read).value();
    return catalog(std::move(all.versions), std::move(all.examples), std::move(all.warnings));
}

result<catalog> catalog::from_memory(std::span<const std::pair<std::string, std::string>> files,
                                     const load_limits& limits) {
    catalog_reader reader(limits);
    for (const auto& [name, bytes] : files) {
        const auto file = load::checked_text(name, bytes, limits);
        if (file)
            reader.read(file.value(), false);
        else
            reader.take(file.diagnostics());
    }
    auto read = finished(reader);
    if (!read) return read.diagnostics();
    auto all = std::move(read).value();
    return catalog(std::move(all.versions), std::move(all.examples), std::move(all.warnings));
}

catalog::catalog(std::vector<version> versions, std::vector<model::examples> examples,
                 hjemmel::diagnostics warnings)
    : versions_(std::make_shared<const std::vector<version>>(std::move(versions))),
      examples_(std::make_shared<const std::vector<model::examples>>(std::move(examples))),
      warnings_(std::make_shared<const hjemmel::diagnostics>(std::move(warnings))) {}

std::vector<std::string> catalog::rulesets() const {
    std::vector<std::string> out;
    for (const auto& one : *versions_) {
        if (out.empty() || out.back() != one.ruleset()) out.push_back(one.ruleset());
    }
    return out;
}

std::vector<version> catalog::versions(std::string_view ruleset) const {
    std::vector<version> out;
    std::copy_if(versions_->begin(), versions_->end(), std::back_inserter(out),
                 [&](const version& v) { return v.ruleset() == ruleset; });
    return out;
}

std::optional<version> catalog::in_force(std::string_view ruleset, date on) const {
    for (const auto& one : *versions_) {
        if (one.ruleset() == ruleset && one.in_force_on(on)) return one;
    }
    return std::nullopt;
}

outcome catalog::evaluate(std::string_view ruleset, date on, std::string_view decision,
                          const facts& given, const eval::options& options) const {
    const auto all = versions(ruleset);
    if (all.empty()) {
        return refused(fault("unknown-ruleset",
                             {"Regelsættet " + std::string(ruleset) + " findes ikke.",
                              "There is no ruleset " + std::string(ruleset) + "."},
                             meant(ruleset, rulesets())),
                       ruleset, on, decision, given);
    }
    // Outside every version any of them says so, with the decision's own name and entity.
    const auto current = in_force(ruleset, on).value_or(all.back());
    const std::vector<std::string> names{std::string(decision)};
    return current.evaluate(given, names, on, {}, options).front();
}

} // namespace hjemmel
