// SPDX-License-Identifier: Apache-2.0
#include "data_warnings.hpp"

#include <algorithm>
#include <string>

namespace hjemmel::eval::detail {

namespace {

/// More warnings about related entities than this are only counted.
constexpr std::size_t most_related = 100;

/// The first source that the requirement or its decision cites, with the place in it.
bilingual source_of(const model::version& rules, const model::grounds& own,
                    const model::grounds& decision) {
    const auto& cites = own.citations.empty() ? decision.citations : own.citations;
    if (cites.empty()) return {};
    const auto& cited = cites.front();
    const auto at = std::find_if(
        rules.sources.begin(), rules.sources.end(),
        [&cited](const model::source& one) { return one.id.text == cited.source.text; });
    bilingual out{cited.source.text, cited.source.text};
    if (at != rules.sources.end() && !at->title.empty())
        out = {at->title.in(language::da), at->title.in(language::en)};
    if (cited.where.empty()) return out;
    out.da += ", " + cited.where.in(language::da);
    out.en += ", " + cited.where.in(language::en);
    return out;
}

class collector {
  public:
    explicit collector(const record& r) : record_(r), rules_(*r.program->source) {}

    diagnostics take() {
        add(*record_.root, {});
        own_ = found_.size();
        const auto& plural = record_.program->entities[record_.root->entity].child;
        for (const auto& child : record_.root->children) {
            const auto& many = record_.program->entities[plural].plural;
            add(*child, many + "[" + child->id + "]");
        }
        if (more_ > 0) tell_more();
        return std::move(found_);
    }

  private:
    void add(const instance& where, const std::string& path) {
        for (const auto& ref : record_.program->warning) {
            if (ref.entity == where.entity) add(where, ref.slot, path);
        }
    }

    // Marks are numbered in file order, a group before its members.
    void add(const instance& where, plan::index slot, const std::string& path) {
        const auto& planned = record_.program->entities[where.entity].slots[slot];
        const auto& decision = rules_.decisions[planned.source];
        const auto& marks = where.marks[slot];
        const auto& group = record_.program->groups[planned.group];
        std::size_t at = 0;
        for (std::size_t i = 0; i < group.requirements.size() && at < marks.size(); ++i) {
            if (marks[at] == mark::not_met)
                tell(group.source->requirements[i], decision.grounds, path);
            at += 1 + members(group.requirements[i].group);
        }
    }

    std::size_t members(plan::index group) const {
        if (group == plan::none) return 0;
        std::size_t count = 0;
        for (const auto& one : record_.program->groups[group].requirements)
            count += 1 + members(one.group);
        return count;
    }

    void tell(const model::requirement& of, const model::grounds& decision,
              const std::string& path) {
        if (!path.empty() && found_.size() >= own_ + most_related) {
            ++more_;
            return;
        }
        const auto called =
            of.grounds.text.empty() ? bilingual{of.id.text, of.id.text} : of.grounds.text;
        const auto source = source_of(rules_, of.grounds, decision);
        diagnostic d;
        d.code = "data-quality";
        d.level = severity::warning;
        d.where = of.id.where;
        d.fact = path;
        d.text = {"Oplysningerne kan være forkerte, for dette er ikke opfyldt: »" +
                      called.in(language::da) + "«" +
                      (source.empty() ? "" : " (" + source.da + ")") + ".",
                  "The facts may be wrong, since this is not met: “" + called.in(language::en) +
                      "”" + (source.empty() ? "" : " (" + source.en + ")") + "."};
        d.hint = {"Efterprøv oplysningerne, og ret dem, der er forkerte.",
                  "Verify the facts, and correct those that are wrong."};
        found_.push_back(std::move(d));
    }

    void tell_more() {
        diagnostic d;
        d.code = "data-quality";
        d.level = severity::warning;
        const auto count = std::to_string(more_);
        d.text = {"Yderligere " + count + " advarsler af samme art er ikke nævnt.",
                  "A further " + count + " warnings of the same kind are not told."};
        found_.push_back(std::move(d));
    }

    const record& record_;
    const model::version& rules_;
    diagnostics found_{};
    std::size_t own_ = 0;
    std::size_t more_ = 0;
};

} // namespace

diagnostics data_warnings(const record& r) { return collector(r).take(); }

} // namespace hjemmel::eval::detail
