// SPDX-License-Identifier: Apache-2.0
// A table below the cases: its rows are decided in columns, gathered by the cases that they belong
// to, and read by these as lists.
#include "batch_related.hpp"
#include "in_order.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

namespace hjemmel::detail {

namespace {

using eval::buffer;

constexpr std::uint64_t most_rows = 1024;
/// Cases are decided together while they have no more rows below them.
constexpr std::int32_t most_below = 65'536;
/// The texts of the rows below are numbered anew when they take so much.
constexpr std::size_t most_text_bytes = std::size_t{16} << 20U;

/// The run over the table below.
class below_run {
  public:
    below_run(const evaluation& with, date on, bool with_marks, io::arrow_reader& cases,
              io::arrow_reader& below)
        : with_(with), on_(on), cases_(cases), below_(below),
          child_(with.program().entities[with.entity()].child),
          reads_(eval::read_of_others(with.program(), with.decisions(), with.entity(), child_)),
          above_(with, with.entity(), cases.fork(),
                 eval::read_of_others(with.program(), reads_, child_, with.entity()), on),
          out_{
              {with.shared_program(), with.entity(), with.decisions(), with.options(), with_marks}},
          parts_(reads_.size()) {}

    std::optional<decided_rows> run(std::size_t threads, const std::function<bool()>& go_on);

  private:
    /// What decides some of the rows, of texts of its own. One thread at a time.
    struct worker {
        explicit worker(const below_run& of)
            : reader(of.below_.fork()),
              run(of.with_.shared_program(), of.child_, of.reads_, of.with_.options()),
              finder(of.above_.keys()), above(of.above_.for_run(run.texts())) {}

        io::arrow_reader reader;
        eval::column_run run;
        key_finder finder;
        eval::columns_above above;
    };
    /// A worker's place, with the memory of its columns.
    struct place {
        eval::column_memory memory{};
        std::optional<worker> now{};
    };
    /// What one block of rows came to.
    struct chunk {
        std::unique_ptr<eval::text_codes> texts = std::make_unique<eval::text_codes>();
        std::vector<eval::column_ptr> found{};
        std::vector<std::int32_t> left{}; ///< cases that have such a row
        bool all_left = false;            ///< a row may belong to any case
    };

    chunk decide(place& here, std::uint64_t first, std::uint64_t count);
    void take(chunk made);
    void set_days(const buffer<std::int32_t>& above, eval::case_columns& cases) const;
    std::int32_t read_alone(io::arrow_reader& reader, std::uint64_t row, chunk& into);
    void put_in_order();
    eval::columns_below below_of(std::size_t first, std::size_t last) const;
    void decide_block(std::size_t first, std::size_t last);
    void decide_cases();

    const evaluation& with_;
    date on_;
    io::arrow_reader& cases_;
    io::arrow_reader& below_;
    plan::index child_;
    std::vector<plan::slot_ref> reads_; ///< of the rows below
    above_columns above_;
    decided_rows out_;
    std::vector<std::vector<eval::column_ptr>> parts_; ///< by `reads_`, the chunks
    std::vector<std::int32_t> order_{};                ///< rows below, by their cases
    std::vector<std::int32_t> offsets_{};              ///< by case, its first in `order_`
    bool all_left_ = false;                            ///< a row below may belong to any case
};

/// The case of a row that is read by itself, which is then left.
std::int32_t below_run::read_alone(io::arrow_reader& reader, std::uint64_t row, chunk& into) {
    out_.to_read[row] = 1;
    const auto key = io::related_key(with_.program(), with_.entity(), reader.at(row).content);
    const auto owner = above_.keys().of(key);
    if (owner >= 0) into.left.push_back(owner);
    into.all_left = into.all_left || (owner < 0 && key.empty());
    return owner;
}

/// A row below is decided on its case's day.
void below_run::set_days(const buffer<std::int32_t>& above, eval::case_columns& cases) const {
    if (!cases_.day_of_each()) return;
    cases.days = buffer<std::int64_t>(cases.rows, on_.days());
    for (std::size_t r = 0; r < cases.rows; ++r) {
        const auto day =
            above[r] < 0 ? std::nullopt : cases_.day(static_cast<std::uint64_t>(above[r]));
        if (day) cases.days.fill()[r] = day->days();
    }
}

// Of what is shared, a block writes the owners of its own rows and whether they must be read.
below_run::chunk below_run::decide(place& here, std::uint64_t first, std::uint64_t count) {
    const eval::column_memory::use memory(here.memory);
    if (!here.now || here.now->run.texts().bytes() > most_text_bytes) here.now.emplace(*this);
    auto& w = *here.now;
    chunk out;
    auto cases = w.reader.columns(first, count, on_, w.run.texts());
    w.above.rows = w.finder.rows_of(cases, w.run.texts());
    auto* owners = out_.owners.data() + first;
    for (std::size_t r = 0; r < count; ++r) {
        owners[r] = w.above.rows[r];
        if (cases.left[r] != 0 || owners[r] < 0) owners[r] = read_alone(w.reader, first + r, out);
    }
    set_days(w.above.rows, cases);
    above_.leave_unknown(w.above.rows, cases);
    eval::text_recoder recode(w.run.texts(), *out.texts);
    for (const auto& one : w.run.decide(cases, {.above = &w.above}))
        out.found.push_back(recode(one));
    for (std::size_t r = 0; r < count; ++r) {
        if (cases.left[r] != 0 && owners[r] >= 0) out.left.push_back(owners[r]);
    }
    return out;
}

void below_run::take(chunk made) {
    eval::text_recoder recode(*made.texts, out_.run.texts());
    for (std::size_t i = 0; i < made.found.size(); ++i)
        parts_[i].push_back(recode(made.found[i]));
    for (const auto row : made.left)
        out_.leave(static_cast<std::size_t>(row));
    all_left_ = all_left_ || made.all_left;
}

/// The rows below by their cases, those of one in the order of their table.
void below_run::put_in_order() {
    const auto count = out_.left.size();
    offsets_.assign(count + 1, 0);
    for (const auto owner : out_.owners) {
        if (owner >= 0) ++offsets_[static_cast<std::size_t>(owner) + 1];
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    auto next = offsets_;
    order_.resize(static_cast<std::size_t>(offsets_[count]));
    for (std::size_t r = 0; r < out_.owners.size(); ++r) {
        if (out_.owners[r] < 0) continue;
        auto& to = next[static_cast<std::size_t>(out_.owners[r])];
        order_[static_cast<std::size_t>(to++)] = static_cast<std::int32_t>(r);
    }
    for (auto& parts : parts_) {
        if (parts.empty()) continue;
        parts = {eval::joined_parts(parts, out_.run.texts())};
    }
}

/// What the cases from one on to another see below them.
eval::columns_below below_run::below_of(std::size_t first, std::size_t last) const {
    eval::columns_below out;
    out.left = out_.left_of({first, last - first, {}, {}});
    out.offsets = buffer<std::int32_t>(last - first + 1);
    for (auto r = first; r <= last; ++r)
        out.offsets.fill()[r - first] = offsets_[r] - offsets_[first];
    buffer<std::int32_t> order(static_cast<std::size_t>(offsets_[last] - offsets_[first]));
    std::copy(order_.begin() + offsets_[first], order_.begin() + offsets_[last], order.fill());
    out.slots.resize(with_.program().entities[child_].slots.size());
    for (std::size_t i = 0; i < reads_.size(); ++i) {
        if (!parts_[i].empty())
            out.slots[reads_[i].slot] = eval::gathered(parts_[i].front(), order);
    }
    return out;
}

void below_run::decide_block(std::size_t first, std::size_t last) {
    auto cases = cases_.columns(first, last - first, on_, out_.run.texts());
    const auto below = below_of(first, last);
    auto found = out_.run.decide(cases, {.below = &below});
    out_.blocks.push_back({first, last - first, std::move(found), out_.run.marks()});
    for (auto r = first; r < last; ++r) {
        const bool alone = cases.left[r - first] != 0 || above_.keys().left()[r] != 0;
        if (all_left_ || alone) out_.leave(r);
    }
}

/// Some cases at a time, by how many rows they have below them.
void below_run::decide_cases() {
    const auto count = out_.left.size();
    for (std::size_t first = 0; first < count;) {
        auto last = first + 1;
        while (last < count && last - first < most_rows &&
               offsets_[last + 1] - offsets_[first] <= most_below)
            ++last;
        decide_block(first, last);
        first = last;
    }
}

std::optional<decided_rows> below_run::run(std::size_t threads,
                                           const std::function<bool()>& go_on) {
    const auto all = below_.rows();
    out_.left = buffer<std::uint8_t>(cases_.rows(), 0);
    out_.to_read.assign(all, 0);
    out_.owners.assign(all, key_rows::none);
    std::vector<place> places(threads);
    bool stopped = false;
    const auto make = [&](std::size_t number, std::size_t block) {
        const auto first = block * most_rows;
        return decide(places[number], first, std::min(most_rows, all - first));
    };
    const auto take_one = [&](std::size_t block, chunk made) {
        take(std::move(made));
        stopped = (block + 1) * most_rows < all && !go_on();
        return !stopped;
    };
    run_in_order<chunk>((all + most_rows - 1) / most_rows, threads, make, take_one);
    if (stopped) return std::nullopt;
    put_in_order();
    decide_cases();
    return std::move(out_);
}

} // namespace

const decided_rows::block& decided_rows::block_of(std::size_t row) const {
    const auto after =
        std::upper_bound(blocks.begin(), blocks.end(), row,
                         [](std::size_t at, const block& one) { return at < one.first; });
    return *(after - 1);
}

buffer<std::uint8_t> decided_rows::left_of(const block& one) const {
    buffer<std::uint8_t> out(one.count);
    std::copy_n(left.data() + one.first, one.count, out.fill());
    return out;
}

bool decided_rows::choose_rows_to_read() {
    for (std::size_t r = 0; r < owners.size(); ++r) {
        if (owners[r] >= 0 && left[static_cast<std::size_t>(owners[r])] != 0) to_read[r] = 1;
    }
    const auto is_set = [](std::uint8_t one) { return one != 0; };
    return std::any_of(to_read.begin(), to_read.end(), is_set) ||
           std::any_of(left.data(), left.data() + left.size(), is_set);
}

std::optional<decided_rows> decide_with_below(const evaluation& with, date on, bool with_marks,
                                              io::arrow_reader& cases, io::arrow_reader& below,
                                              std::size_t threads,
                                              const std::function<bool()>& go_on) {
    return below_run(with, on, with_marks, cases, below).run(threads, go_on);
}

} // namespace hjemmel::detail
