// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/api/batch.hpp>

#include "batch_rows.hpp"
#include "in_order.hpp"

#include <hjemmel/core/nearest.hpp>
#include <hjemmel/io/related.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace hjemmel {

namespace {

using io::given_case;

constexpr std::uint64_t rows_a_report = 1000;
/// Of more threads than these no batch has use.
constexpr std::uint32_t most_threads = 256;
/// A block of rows for one of several threads: whole bytes of bits, and not too much that waits.
constexpr std::uint64_t row_step = 64;
constexpr std::uint64_t most_block_rows = 8192;

diagnostic fault(std::string_view code, bilingual text, bilingual hint = {}) {
    diagnostic out;
    out.code = code;
    out.text = std::move(text);
    out.hint = std::move(hint);
    return out;
}

/// One run over a table.
class batch_run {
  public:
    batch_run(const evaluation& with, const batch& what)
        : with_(with), what_(what), shared_{.with = with, .what = what} {}

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
    void join_all_down();
    bool decide_with_children();
    bool decide_all();
    bool decide_alone();
    bool decide_by_threads(std::size_t threads);
    std::size_t threads(const io::arrow_reader& table) const;
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
    detail::batch_shared shared_;
    std::optional<io::arrow_writer> writer_{};
    batch_outcomes out_{};
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
                                                  {how.diagnostics, "_diagnostics"},
                                                  {how.marks, "_marks"}};
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
        detail::append_some(out_.refused_related, one.faults);
        auto& known = shared_.refused[io::related_key(program(), of_key, one.content)];
        detail::append_some(known, one.faults);
    }
}

bool batch_run::join_up() {
    if (!parents_) return true;
    std::uint64_t read = 0;
    shared_.up.emplace(program(), entity().parent, [&]() -> std::optional<given_case> {
        if (++read % rows_a_report == 0) report(0);
        return stopped_ ? std::nullopt : parents_->next();
    });
    note_refused(shared_.up->refused(), entity().parent);
    if (stopped_) return false;
    if (!shared_.wants_columns() || !what_.day_column.empty() || children_) return true;
    auto reads =
        eval::read_of_others(program(), with_.decisions(), with_.entity(), entity().parent);
    shared_.above.emplace(with_, entity().parent, parents_->fork(), std::move(reads), what_.on);
    return true;
}

/// Cases in columns, with their related ones. False where the host stops.
bool batch_run::decide_with_children() {
    shared_.decided =
        detail::decide_with_below(with_, what_.on, what_.columns.marks, *cases_, *children_,
                                  threads(*children_), [this] { return report(0); });
    if (!shared_.decided) return false;
    auto& decided = *shared_.decided;
    const io::arrow_writer trial(program(), with_.decisions(), shared_.columns);
    for (const auto& block : decided.blocks) {
        auto left = decided.left_of(block);
        trial.leave_misfits(block.found, decided.run.texts(), left);
        for (std::size_t r = 0; r < left.size(); ++r) {
            if (left[r] != 0) decided.leave(block.first + r);
        }
    }
    return true;
}

void batch_run::join_down() {
    if (!children_) return;
    shared_.has_children = true;
    const bool in_columns = shared_.wants_columns() && !parents_ && cases_->rows() > 0;
    if (in_columns && !decide_with_children()) return;
    if (!in_columns || shared_.decided->choose_rows_to_read()) join_all_down();
}

/// All cases are held while those of their related ones are read that are needed.
void batch_run::join_all_down() {
    std::vector<given_case> all;
    std::uint64_t read = 0;
    const auto next = [&](io::arrow_reader& from) -> std::optional<given_case> {
        if (++read % rows_a_report == 0) report(0);
        return stopped_ ? std::nullopt : from.next();
    };
    while (auto one = next(*cases_))
        all.push_back(*std::move(one));
    if (stopped_) return;
    std::uint64_t row = 0;
    const auto next_child = [&]() -> std::optional<given_case> {
        const auto* needed = shared_.decided ? shared_.decided->to_read.data() : nullptr;
        while (needed != nullptr && row < children_->rows() && needed[row] == 0)
            ++row;
        if (row >= children_->rows()) return std::nullopt;
        if (++read % rows_a_report == 0) report(0);
        return stopped_ ? std::nullopt : std::optional(children_->at(row++));
    };
    auto joined = io::join_related(program(), with_.entity(), std::move(all), next_child);
    note_refused(joined.refused, with_.entity());
    shared_.held = std::move(joined.cases);
}

/// Who watches an evaluation is told by one thread.
std::size_t batch_run::threads(const io::arrow_reader& table) const {
    if (with_.options().watched_by != nullptr || table.rows() <= row_step) return 1;
    return std::clamp<std::size_t>(what_.threads, 1, most_threads);
}

bool batch_run::decide_alone() {
    detail::batch_rows rows(shared_, cases_->fork());
    for (std::uint64_t first = 0; first < cases_->rows(); first += rows_a_report) {
        if (first > 0 && !report(first)) return false;
        rows.decide(first, std::min(rows_a_report, cases_->rows() - first), *writer_);
    }
    return true;
}

/// Each thread has what it decides rows with, and each block its own table, until that is its
/// turn.
bool batch_run::decide_by_threads(std::size_t threads) {
    const auto all = cases_->rows();
    const auto share = all / (threads * 8) + 1;
    const auto rounded = (share + row_step - 1) / row_step * row_step;
    const auto block_rows = std::min(rounded, most_block_rows);
    std::vector<std::optional<detail::batch_rows>> workers(threads);
    const auto make = [&](std::size_t worker, std::size_t block) {
        auto& rows = workers[worker];
        if (!rows) rows.emplace(shared_, cases_->fork());
        const auto first = block * block_rows;
        io::arrow_writer out(program(), with_.decisions(), shared_.columns);
        rows->decide(first, std::min(block_rows, all - first), out);
        return out;
    };
    const auto take = [&](std::size_t block, io::arrow_writer made) {
        writer_->append(std::move(made));
        const auto done = (block + 1) * block_rows;
        return done >= all || report(done);
    };
    const auto blocks = static_cast<std::size_t>((all + block_rows - 1) / block_rows);
    detail::run_in_order<io::arrow_writer>(blocks, threads, make, take);
    return !stopped_;
}

bool batch_run::decide_all() {
    writer_.emplace(program(), with_.decisions(), shared_.columns);
    const auto wanted = threads(*cases_);
    const bool done = wanted == 1 ? decide_alone() : decide_by_threads(wanted);
    return done && report(cases_->rows());
}

result<batch_outcomes> batch_run::all() {
    if (!check_columns() || !open()) return why_;
    shared_.columns = what_.columns;
    shared_.columns.ids = cases_->has_ids();
    if (!join_up()) return why_;
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
