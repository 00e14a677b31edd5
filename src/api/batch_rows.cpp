// SPDX-License-Identifier: Apache-2.0
#include "batch_rows.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace hjemmel::detail {

namespace {

using io::given_case;

/// Rows of a chunk.
constexpr std::uint64_t most_rows = 1024;
/// The texts of a run are numbered anew when they take so much.
constexpr std::size_t most_text_bytes = std::size_t{16} << 20U;

diagnostic no_date(const std::string& column, const std::string& id) {
    diagnostic out;
    out.code = "no-evaluation-date";
    out.text = {"Rækken har ingen vurderingsdato.", "The row has no evaluation date."};
    out.hint = {"Skriv en dato i kolonnen; et tidspunkt skal være midnat.",
                "Give the column a date; a timestamp must be at midnight."};
    out.fact = column;
    out.id = id;
    return out;
}

} // namespace

void append_some(diagnostics& to, const diagnostics& more) {
    const auto room = to.size() < most_faults ? most_faults - to.size() : 0;
    std::copy_n(more.begin(), std::min(room, more.size()), std::back_inserter(to));
}

batch_rows::batch_rows(batch_shared& shared, io::arrow_reader reader)
    : shared_(shared),
      alone_(shared.wants_columns() ? shared.with.without_warnings() : shared.with),
      reader_(std::move(reader)) {}

void batch_rows::decide(std::uint64_t first, std::uint64_t count, io::arrow_writer& to) {
    const eval::column_memory::use here(memory_);
    const auto end = first + count;
    if (!shared_.rows_in_columns()) {
        for (auto row = first; row < end; ++row)
            decide_alone(row, to);
        return;
    }
    for (; first < end; first += most_rows)
        decide_in_columns(first, std::min(most_rows, end - first), to);
}

void batch_rows::decide_alone(std::uint64_t row, io::arrow_writer& to) {
    const auto& decided = shared_.decided;
    auto& held = shared_.held;
    if (decided && decided->left[row] == 0) return add_decided(row, to);
    decide_one(held ? std::move((*held)[row]) : reader_.at(row), row, to);
}

void batch_rows::add_decided(std::uint64_t row, io::arrow_writer& to) {
    auto& decided = *shared_.decided;
    const auto& block = decided.block_of(row);
    to.add(ids(row, 1), block.found, block.marks, row - block.first, 1, decided.run.texts());
}

/// The reader numbers texts as the run does, and so begins anew with it.
void batch_rows::renew_columns() {
    if (run_ && run_->texts().bytes() < most_text_bytes) return;
    if (run_) reader_ = reader_.fork();
    run_.emplace(with().shared_program(), with().entity(), with().decisions(), with().options(),
                 shared_.columns.marks);
    if (!shared_.above) return;
    above_ = shared_.above->for_run(run_->texts());
    finder_.emplace(shared_.above->keys());
}

void batch_rows::decide_in_columns(std::uint64_t first, std::uint64_t count, io::arrow_writer& to) {
    renew_columns();
    auto cases = reader_.columns(first, count, shared_.what.on, run_->texts());
    eval::related_columns related;
    if (above_) {
        above_->rows = finder_->rows_of(cases, run_->texts());
        shared_.above->leave_unknown(above_->rows, cases);
        related.above = &*above_;
    }
    const auto found = run_->decide(cases, related);
    to.leave_misfits(found, run_->texts(), cases.left);
    const auto* left = cases.left.data();
    for (std::uint64_t r = 0; r < count;) {
        const auto known = static_cast<std::uint64_t>(
            std::find_if(left + r, left + count, [](auto l) { return l != 0; }) - (left + r));
        if (known == 0) {
            decide_one(reader_.at(first + r), first + r, to);
            ++r;
            continue;
        }
        to.add(ids(first + r, known), found, run_->marks(), r, known, run_->texts());
        r += known;
    }
}

std::span<const std::string> batch_rows::ids(std::uint64_t first, std::uint64_t count) {
    if (!reader_.has_ids()) return {};
    ids_.resize(std::max<std::size_t>(ids_.size(), count));
    for (std::uint64_t r = 0; r < count; ++r)
        reader_.read_id(first + r, ids_[r]);
    return {ids_.data(), count};
}

/// A case that is refused for the sake of its related rows tells what was wrong with them.
void batch_rows::explain_refusal(given_case& one) const {
    if (one.faults.empty() || one.faults.back().code != "related-refused") return;
    const auto of_key = shared_.has_children ? with().entity() : shared_.entity().parent;
    const auto key = io::related_key(shared_.program(), of_key, one.content);
    for (const auto& known : std::set<std::string>{"", key}) {
        const auto found = shared_.refused.find(known);
        if (found != shared_.refused.end()) append_some(one.faults, found->second);
    }
}

void batch_rows::decide_one(given_case one, std::uint64_t row, io::arrow_writer& to) {
    const auto& what = shared_.what;
    if (shared_.up && one.faults.empty()) shared_.up->attach(one);
    explain_refusal(one);
    const auto& id = one.content.id();
    const auto day = what.day_column.empty() ? std::optional(what.on) : reader_.day(row);
    if (!day) one.faults.push_back(no_date(what.day_column, id));
    if (!one.faults.empty()) return to.refuse(id, one.faults);
    io::drop_foreign_key(shared_.program(), with().entity(), one.content);
    row_.clear();
    for (const auto& each : alone_.run(one.content, *day))
        row_.push_back(&each.content());
    to.add(id, row_);
}

} // namespace hjemmel::detail
