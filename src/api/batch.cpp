// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/api/batch.hpp>

#include <hjemmel/core/nearest.hpp>
#include <hjemmel/eval/columns.hpp>
#include <hjemmel/io/related.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace hjemmel {

namespace {

using io::given_case;

constexpr std::size_t most_faults = 100;
constexpr std::uint64_t rows_a_report = 1000;

diagnostic fault(std::string_view code, bilingual text, bilingual hint = {}) {
    diagnostic out;
    out.code = code;
    out.text = std::move(text);
    out.hint = std::move(hint);
    return out;
}

void append(diagnostics& to, const diagnostics& more) {
    const auto room = to.size() < most_faults ? most_faults - to.size() : 0;
    std::copy_n(more.begin(), std::min(room, more.size()), std::back_inserter(to));
}

/// One run over a table.
class batch_run {
  public:
    batch_run(const evaluation& with, const batch& what) : with_(with), what_(what) {}

    result<batch_outcomes> all();

  private:
    const plan::program& program() const { return with_.program(); }
    const plan::entity& entity() const { return program().entities[with_.entity()]; }

    bool check_columns();
    bool open();
    bool open_table(const related_table& given);
    std::optional<io::arrow_reader> reader(const std::string& name, io::arrow_view rows,
                                           plan::index entity, const std::string& days);
    bool join_up();
    void join_down();
    bool decide_all();
    bool decide_in_columns();
    bool can_go_in_columns() const;
    void decide(given_case one, std::uint64_t row);
    void explain_refusal(given_case& one) const;
    void note_refused(const std::vector<given_case>& refused, plan::index of_key);

    bool fail(diagnostics why) {
        why_ = std::move(why);
        return false;
    }
    /// False where the host asks to stop.
    bool report(std::uint64_t done);

    const evaluation& with_;
    const batch& what_;
    diagnostics why_{};
    bool stopped_ = false;
    std::optional<io::arrow_reader> cases_{};
    std::optional<io::arrow_reader> children_{};
    std::optional<io::arrow_reader> parents_{};
    std::optional<io::related_parents> up_{};
    std::optional<std::vector<given_case>> held_{}; ///< all cases, joined with what they have
    std::optional<io::arrow_writer> writer_{};
    batch_outcomes out_{};
    /// The faults of related rows that were refused, by the key of the case they belong to.
    std::map<std::string, diagnostics> refused_{};
};

bool batch_run::report(std::uint64_t done) {
    if (!stopped_ && what_.progress) stopped_ = what_.progress(done, cases_->rows());
    if (!stopped_) return true;
    return fail({fault("cancelled", {"Kørslen blev afbrudt.", "The run was stopped."})});
}

std::optional<io::arrow_reader> batch_run::reader(const std::string& name, io::arrow_view rows,
                                                  plan::index entity, const std::string& days) {
    auto made =
        io::arrow_reader::open(name, rows, with_.shared_program(), entity,
                               {.gaps = with_.options().nulls, .day_column = days, .limits = {}});
    if (made) return std::move(made).value();
    fail(made.diagnostics());
    return std::nullopt;
}

/// A decision named as another one's column would make two columns of one name.
bool batch_run::check_columns() {
    std::set<std::string> names{"sags_id"};
    const auto& how = what_.columns;
    const std::pair<bool, const char*> kinds[] = {{true, ""},
                                                  {true, "_status"},
                                                  {how.possible, "_possible"},
                                                  {how.missing, "_missing"},
                                                  {how.reasons, "_reasons"},
                                                  {how.diagnostics, "_diagnostics"}};
    for (const auto& ref : with_.decisions()) {
        for (const auto& [wanted, ending] : kinds) {
            const auto name = program().entities[ref.entity].slots[ref.slot].name + ending;
            if (!wanted || names.insert(name).second) continue;
            return fail({fault("duplicate-column",
                               {"To kolonner i udfaldene ville hedde " + name + ".",
                                "Two columns of the outcomes would be called " + name + "."},
                               {"Bed om de to resultater hver for sig.",
                                "Ask for the two decisions one at a time."})});
        }
    }
    return true;
}

bool batch_run::open_table(const related_table& given) {
    std::vector<std::string> known;
    auto found = plan::none;
    for (const auto other : {entity().child, entity().parent}) {
        if (other == plan::none) continue;
        const auto& one = program().entities[other];
        known.push_back(one.name);
        if (given.entity == one.name || given.entity == one.plural) found = other;
    }
    if (found == plan::none) {
        const auto near = nearest(given.entity, known);
        return fail({fault(
            "unknown-table",
            {"Ingen beslægtet entitet hedder " + given.entity + ".",
             "No related entity is called " + given.entity + "."},
            near.empty() ? bilingual{} : bilingual{"Skriv " + near + ".", "Write " + near + "."})});
    }
    auto& place = found == entity().child ? children_ : parents_;
    if (place) {
        return fail({fault("duplicate-table",
                           {"Tabellen over " + given.entity + " er givet flere gange.",
                            "The table of " + given.entity + " is given more than once."})});
    }
    place = reader(given.entity, given.rows, found, {});
    return place.has_value();
}

bool batch_run::open() {
    cases_ = reader(entity().name, what_.cases, with_.entity(), what_.day_column);
    return cases_ && std::all_of(what_.tables.begin(), what_.tables.end(),
                                 [this](const related_table& one) { return open_table(one); });
}

void batch_run::note_refused(const std::vector<given_case>& refused, plan::index of_key) {
    for (const auto& one : refused) {
        append(out_.refused_related, one.faults);
        append(refused_[io::related_key(program(), of_key, one.content)], one.faults);
    }
}

/// A case that is refused for the sake of its related rows tells what was wrong with them.
void batch_run::explain_refusal(given_case& one) const {
    if (one.faults.empty() || one.faults.back().code != "related-refused") return;
    const auto of_key = children_ ? with_.entity() : entity().parent;
    const auto key = io::related_key(program(), of_key, one.content);
    for (const auto& known : std::set<std::string>{"", key}) {
        const auto found = refused_.find(known);
        if (found != refused_.end()) append(one.faults, found->second);
    }
}

bool batch_run::join_up() {
    if (!parents_) return true;
    std::uint64_t read = 0;
    up_.emplace(program(), entity().parent, [&]() -> std::optional<given_case> {
        if (++read % rows_a_report == 0) report(0);
        return stopped_ ? std::nullopt : parents_->next();
    });
    note_refused(up_->refused(), entity().parent);
    return !stopped_;
}

/// All cases are held while their related cases are read.
void batch_run::join_down() {
    if (!children_) return;
    std::vector<given_case> all;
    std::uint64_t read = 0;
    const auto next = [&](io::arrow_reader& from) -> std::optional<given_case> {
        if (++read % rows_a_report == 0) report(0);
        return stopped_ ? std::nullopt : from.next();
    };
    while (auto one = next(*cases_))
        all.push_back(*std::move(one));
    if (stopped_) return;
    auto joined = io::join_related(program(), with_.entity(), std::move(all),
                                   [&] { return next(*children_); });
    note_refused(joined.refused, with_.entity());
    held_ = std::move(joined.cases);
}

void batch_run::decide(given_case one, std::uint64_t row) {
    if (up_ && one.faults.empty()) up_->attach(one);
    explain_refusal(one);
    const auto& id = one.content.id();
    const auto day = what_.day_column.empty() ? std::optional(what_.on) : cases_->day(row);
    if (!day) {
        one.faults.push_back(
            fault("no-evaluation-date",
                  {"Rækken har ingen vurderingsdato.", "The row has no evaluation date."},
                  {"Skriv en dato i kolonnen; et tidspunkt skal være midnat.",
                   "Give the column a date; a timestamp must be at midnight."}));
        one.faults.back().fact = what_.day_column;
        one.faults.back().id = id;
    }
    if (!one.faults.empty()) return writer_->refuse(id, one.faults);
    io::drop_foreign_key(program(), with_.entity(), one.content);
    const auto outcomes = with_.run(one.content, *day);
    std::vector<const eval::outcome*> contents;
    for (const auto& each : outcomes)
        contents.push_back(&each.content());
    writer_->add(id, contents);
}

/// Reasons are told by the evaluation of each case, and so is what all outcomes carry.
bool batch_run::can_go_in_columns() const {
    const bool joined = up_ || held_;
    return !joined && !what_.columns.reasons && !what_.columns.diagnostics;
}

bool batch_run::decide_in_columns() {
    eval::column_run run(with_.shared_program(), with_.entity(), with_.decisions(),
                         with_.options());
    std::string id;
    for (std::uint64_t first = 0; first < cases_->rows(); first += rows_a_report) {
        if (first > 0 && !report(first)) return false;
        const auto count = std::min(rows_a_report, cases_->rows() - first);
        auto cases = cases_->columns(first, count, what_.on, run.texts());
        const auto found = run.decide(cases);
        for (std::uint64_t r = 0; r < count; ++r) {
            bool done = cases.left[r] == 0;
            if (done) {
                cases_->read_id(first + r, id);
                done = writer_->add(id, found, r, run.texts());
            }
            if (!done) decide(cases_->at(first + r), first + r);
        }
    }
    return report(cases_->rows());
}

bool batch_run::decide_all() {
    auto how = what_.columns;
    how.ids = cases_->has_ids();
    writer_.emplace(program(), with_.decisions(), how);
    if (can_go_in_columns()) return decide_in_columns();
    for (std::uint64_t row = 0; row < cases_->rows(); ++row) {
        if (row % rows_a_report == 0 && row > 0 && !report(row)) return false;
        auto one = held_ ? std::move((*held_)[row]) : *cases_->next();
        decide(std::move(one), row);
    }
    return report(cases_->rows());
}

result<batch_outcomes> batch_run::all() {
    if (!check_columns() || !open() || !join_up()) return why_;
    join_down();
    if (stopped_ || !decide_all()) return why_;
    out_.table = writer_->take();
    return std::move(out_);
}

} // namespace

result<batch_outcomes> run_batch(const evaluation& with, const batch& what) {
    return batch_run(with, what).all();
}

} // namespace hjemmel
