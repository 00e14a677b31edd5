// SPDX-License-Identifier: Apache-2.0
#include "known_cases.hpp"

#include <algorithm>
#include <utility>

namespace hjemmel::cli {

namespace {

/// Numbered texts of this size are forgotten, so that free texts do not fill memory.
constexpr std::size_t most_text_bytes = std::size_t{4} << 20U;

bool asks_for_plain_answers(const evaluate_arguments& asked) {
    return asked.format != output_format::text && !asked.reasons && !asked.by_letter &&
           !asked.by_id && asked.tables.empty();
}

/// On other days each outcome says that it is outside, or that no source speaks of the day.
bool is_plain_day(const model::version& rules, date on) {
    const bool in_force = (!rules.from || on >= *rules.from) && (!rules.to || on <= *rules.to);
    return in_force && !(rules.sources_until && on > *rules.sources_until);
}

/// The decisions that warn of the entity's cases, which are true where nothing is warned of.
/// Nothing where that does not follow.
std::optional<std::vector<plan::slot_ref>> warnings(const plan::program& of, plan::index entity) {
    std::vector<plan::slot_ref> out;
    for (const auto& ref : of.warning) {
        if (ref.entity != entity) continue; // of related cases, with which a row is left
        const auto& slot = of.entities[entity].slots[ref.slot];
        if (of.groups[slot.group].which != model::requirement_group::kind::all) return std::nullopt;
        out.push_back(ref);
    }
    return out;
}

} // namespace

std::optional<known_cases> known_cases::of(const selection& chosen,
                                           const evaluate_arguments& asked) {
    const auto& program = chosen.version.program();
    if (!asks_for_plain_answers(asked) || !is_plain_day(*program.source, chosen.on))
        return std::nullopt;
    auto how = chosen.version.prepare(asked.decisions, program.entities[chosen.entity].name,
                                      chosen.options);
    auto warning = warnings(program, chosen.entity);
    if (!how || how.value().decisions().empty() || !warning) return std::nullopt;
    const auto as =
        asked.format == output_format::csv ? io::known_rows::form::csv : io::known_rows::form::json;
    return known_cases(chosen, std::move(how).value(), *std::move(warning), as);
}

known_cases::known_cases(const selection& chosen, evaluation how,
                         std::vector<plan::slot_ref> warning, io::known_rows::form as)
    : how_(std::move(how)), on_(chosen.on), as_(as), warning_(std::move(warning)), run_(make_run()),
      chunk_(how_.shared_program(), how_.entity(), how_.options().nulls) {}

eval::column_run known_cases::make_run() const {
    auto asked = how_.decisions();
    asked.insert(asked.end(), warning_.begin(), warning_.end());
    return {how_.shared_program(), how_.entity(), std::move(asked), how_.options()};
}

void known_cases::set_outcomes(std::vector<eval::outcome> like) {
    for (auto& one : like)
        lines_.emplace_back(std::move(one), as_);
}

io::case_chunk& known_cases::begin() {
    if (run_.texts().bytes() > most_text_bytes) run_ = make_run();
    chunk_.begin(run_.texts());
    return chunk_;
}

void known_cases::decide() {
    cases_ = chunk_.columns(on_);
    const auto* left = cases_.left.data();
    if (std::all_of(left, left + cases_.rows, [](auto one) { return one != 0; })) return;
    found_ = run_.decide(cases_);
    leave_warned();
}

void known_cases::leave_warned() {
    const auto& texts = run_.texts();
    auto* left = cases_.left.fill();
    for (auto at = decisions(); at < found_.size(); ++at) {
        for (std::size_t r = 0; r < cases_.rows; ++r) {
            if (left[r] == 0 && !eval::boxed(*found_[at], r, texts).what.is_true()) left[r] = 1;
        }
    }
}

} // namespace hjemmel::cli
