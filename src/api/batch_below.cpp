// SPDX-License-Identifier: Apache-2.0
// A table below the cases: its rows are decided in columns, gathered by the cases that they belong
// to, and read by these as lists.
#include "batch_related.hpp"

#include <algorithm>
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
    below_run(const evaluation& with, date on, io::arrow_reader& cases, io::arrow_reader& below)
        : with_(with), on_(on), cases_(cases), reader_(below.fork()), below_(below),
          child_(with.program().entities[with.entity()].child),
          reads_(eval::read_of_others(with.program(), with.decisions(), with.entity(), child_)),
          above_(with, with.entity(), cases.fork(),
                 eval::read_of_others(with.program(), reads_, child_, with.entity()), on),
          out_{{with.shared_program(), with.entity(), with.decisions(), with.options()}},
          parts_(reads_.size()) {}

    std::optional<decided_rows> run(const std::function<bool()>& go_on);

  private:
    /// What decides some of the rows, of texts of its own.
    struct worker {
        worker(below_run& of, io::arrow_reader& table)
            : reader(table.fork()),
              run(of.with_.shared_program(), of.child_, of.reads_, of.with_.options()),
              finder(of.above_.keys()), above(of.above_.for_run(run.texts())),
              recode(run.texts(), of.out_.run.texts()) {}

        io::arrow_reader reader;
        eval::column_run run;
        key_finder finder;
        eval::columns_above above;
        eval::text_recoder recode;
    };

    void decide(std::uint64_t first, std::uint64_t count);
    void set_days(const buffer<std::int32_t>& above, eval::case_columns& cases) const;
    std::int32_t read_alone(std::uint64_t row);
    void leave(std::int32_t row);
    void put_in_order();
    eval::columns_below below_of(std::size_t first, std::size_t last) const;
    void decide_block(std::size_t first, std::size_t last);
    void decide_cases();

    eval::column_memory memory_{}; ///< of the chunks of rows below
    const evaluation& with_;
    date on_;
    io::arrow_reader& cases_;
    io::arrow_reader reader_; ///< of rows by themselves
    io::arrow_reader& below_;
    plan::index child_;
    std::vector<plan::slot_ref> reads_; ///< of the rows below
    above_columns above_;
    decided_rows out_;
    std::optional<worker> worker_{};
    std::vector<std::vector<eval::column_ptr>> parts_; ///< by `reads_`, the chunks
    std::vector<std::int32_t> order_{};                ///< rows below, by their cases
    std::vector<std::int32_t> offsets_{};              ///< by case, its first in `order_`
    bool all_left_ = false;                            ///< a row below may belong to any case
};

void below_run::leave(std::int32_t row) {
    if (row >= 0) out_.leave(static_cast<std::size_t>(row));
}

/// The case of a row that is read by itself, which is then left.
std::int32_t below_run::read_alone(std::uint64_t row) {
    out_.to_read[row] = 1;
    const auto key = io::related_key(with_.program(), with_.entity(), reader_.at(row).content);
    const auto owner = above_.keys().of(key);
    all_left_ = all_left_ || (owner < 0 && key.empty());
    leave(owner);
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

void below_run::decide(std::uint64_t first, std::uint64_t count) {
    const eval::column_memory::use here(memory_);
    if (!worker_ || worker_->run.texts().bytes() > most_text_bytes) worker_.emplace(*this, below_);
    auto& w = *worker_;
    auto cases = w.reader.columns(first, count, on_, w.run.texts());
    w.above.rows = w.finder.rows_of(cases, w.run.texts());
    auto* owners = out_.owners.data() + first;
    for (std::size_t r = 0; r < count; ++r) {
        owners[r] = w.above.rows[r];
        if (cases.left[r] != 0 || owners[r] < 0) owners[r] = read_alone(first + r);
    }
    set_days(w.above.rows, cases);
    above_.leave_unknown(w.above.rows, cases);
    const auto found = w.run.decide(cases, {.above = &w.above});
    for (std::size_t r = 0; r < count; ++r) {
        if (cases.left[r] != 0) leave(owners[r]);
    }
    for (std::size_t i = 0; i < found.size(); ++i)
        parts_[i].push_back(w.recode(found[i]));
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
        auto& place = next[static_cast<std::size_t>(out_.owners[r])];
        order_[static_cast<std::size_t>(place++)] = static_cast<std::int32_t>(r);
    }
    for (auto& parts : parts_) {
        if (parts.empty()) continue;
        parts = {eval::joined_parts(parts, out_.run.texts())};
    }
}

/// What the cases from one on to another see below them.
eval::columns_below below_run::below_of(std::size_t first, std::size_t last) const {
    eval::columns_below out;
    out.left = out_.left_of({first, last - first, {}});
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
    out_.blocks.push_back({first, last - first, out_.run.decide(cases, {.below = &below})});
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

std::optional<decided_rows> below_run::run(const std::function<bool()>& go_on) {
    out_.left = buffer<std::uint8_t>(cases_.rows(), 0);
    out_.to_read.assign(below_.rows(), 0);
    out_.owners.assign(below_.rows(), key_rows::none);
    for (std::uint64_t first = 0; first < below_.rows(); first += most_rows) {
        if (first > 0 && !go_on()) return std::nullopt;
        decide(first, std::min(most_rows, below_.rows() - first));
    }
    worker_.reset();
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

std::optional<decided_rows> decide_with_below(const evaluation& with, date on,
                                              io::arrow_reader& cases, io::arrow_reader& below,
                                              const std::function<bool()>& go_on) {
    return below_run(with, on, cases, below).run(go_on);
}

} // namespace hjemmel::detail
