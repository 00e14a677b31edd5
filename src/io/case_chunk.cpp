// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/case_chunk.hpp>

#include "chunk_rows.hpp"

#include <utility>

namespace hjemmel::io {

namespace {

constexpr std::size_t most_rows = 1024;
constexpr std::size_t most_bytes = std::size_t{1} << 20U;

} // namespace

case_chunk::state::state(std::shared_ptr<const plan::program> of, plan::index about,
                         eval::nulls how, const facts_limits& most)
    : program(std::move(of)), entity(about), gaps(how), limits(most) {
    const auto& own = program->entities[entity];
    for (const auto& slot : own.slots) {
        facts.emplace_back();
        if (slot.is_fact) facts.back().emplace(*slot.type, slot.optional, slot.name);
    }
    if (own.parent == plan::none) return;
    const auto& parent = program->entities[own.parent];
    const auto key = parent.key == plan::none ? std::string() : parent.slots[parent.key].name;
    if (own.find(key) == plan::none) foreign_key = key;
}

bool case_chunk::state::full() const { return rows >= most_rows || bytes_.size() >= most_bytes; }

void case_chunk::state::begin_row(std::string_view text, std::size_t line) {
    kept_.push_back({bytes_.size(), text.size(), line});
    bytes_ += text;
    if (ids.size() <= rows) ids.emplace_back();
    ids[rows].clear();
}

void case_chunk::state::end_row(bool told) {
    for (auto& fact : facts) {
        if (!fact) continue;
        if (!told) fact->cut(rows);
        if (fact->rows() == rows) fact->gap(eval::standing::missing);
    }
    kept_.back().left = !told;
    ++rows;
}

void case_chunk::state::add(given_case told) {
    begin_row({}, told.line);
    kept_.back().told = told_.size();
    told_.push_back(std::move(told));
    end_row(false);
}

case_chunk::case_chunk(std::shared_ptr<const plan::program> of, plan::index entity,
                       eval::nulls gaps, const facts_limits& limits)
    : state_(std::make_unique<state>(std::move(of), entity, gaps, limits)) {}
case_chunk::case_chunk(case_chunk&&) noexcept = default;
case_chunk& case_chunk::operator=(case_chunk&&) noexcept = default;
case_chunk::~case_chunk() = default;

void case_chunk::begin(eval::text_codes& texts) {
    auto& in = *state_;
    in.texts = &texts;
    in.rows = 0;
    in.bytes_.clear();
    in.kept_.clear();
    in.told_.clear();
    for (auto& fact : in.facts) {
        if (fact) fact->clear();
    }
}

std::size_t case_chunk::rows() const { return state_->rows; }
bool case_chunk::full() const { return state_->full(); }
const std::string& case_chunk::id(std::size_t row) const { return state_->ids[row]; }

eval::case_columns case_chunk::columns(date on) {
    auto& in = *state_;
    eval::case_columns out{.entity = in.entity, .rows = in.rows};
    out.on = on;
    out.left = eval::buffer<std::uint8_t>(in.rows);
    for (std::size_t r = 0; r < in.rows; ++r)
        out.left.fill()[r] = in.kept_[r].left ? 1 : 0;
    for (auto& fact : in.facts) {
        const bool given = fact && fact->any_given();
        out.facts.push_back(given ? fact->take(*in.texts) : nullptr);
    }
    return out;
}

given_case case_chunk::at(std::size_t row) const {
    const auto& in = *state_;
    const auto& one = in.kept_[row];
    if (one.told != state::none) return in.told_[one.told];
    return in.again(std::string_view(in.bytes_).substr(one.begin, one.size), one.line);
}

} // namespace hjemmel::io
