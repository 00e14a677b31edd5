// SPDX-License-Identifier: Apache-2.0
// Every source that something cites must be declared.
#include "declare.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

class citation_check {
  public:
    explicit citation_check(builder& b) : b_(b) {
        for (const auto& one : b.model.sources)
            known_.push_back(one.id.text);
        std::sort(known_.begin(), known_.end());
    }

    void run() {
        for (const auto& p : b_.model.parameters) {
            check(p.grounds);
            for (const auto& v : p.values)
                check(v.grounds);
            for (const auto& r : p.readings)
                check(r.grounds);
        }
        for (const auto& f : b_.model.facts)
            check(f.grounds);
        for (const auto& f : b_.model.functions) {
            check(f.grounds);
            check_rows(f.body);
        }
        for (const auto& s : b_.model.services)
            check(s.grounds);
        for (const auto& r : b_.model.reports) {
            check(r.grounds);
            for (const auto& c : r.counts)
                check(c.grounds);
        }
        for (const auto& d : b_.model.decisions) {
            check(d.grounds);
            check_rows(d.logic);
            if (const auto* g = std::get_if<model::requirement_group>(&d.logic)) check(*g);
        }
    }

  private:
    template<class Logic>
    void check_rows(const Logic& logic) {
        model::each_table(logic, [&](const model::table& table) {
            for (const auto& row : table.rows)
                check(row.grounds);
        });
    }

    void check(const model::requirement_group& group) {
        for (const auto& one : group.requirements) {
            check(one.grounds);
            for (const auto& inner : one.group)
                check(inner);
        }
    }

    void check(const model::grounds& grounds) {
        for (const auto& one : grounds.citations) {
            const auto& id = one.source.text;
            if (std::binary_search(known_.begin(), known_.end(), id)) continue;
            auto hint = b_.meant(id, known_);
            if (hint.empty()) hint = {"Tilføj den under sources.", "Add it under sources."};
            b_.report("unknown-source", one.source.where,
                      {"Kilden " + id + " findes ikke under sources.",
                       "The source " + id + " is not declared under sources."},
                      std::move(hint));
        }
    }

    builder& b_;
    std::vector<std::string> known_{};
};

} // namespace

void check_citations(builder& b) { citation_check(b).run(); }

} // namespace hjemmel::check::detail
