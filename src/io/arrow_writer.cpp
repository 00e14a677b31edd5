// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/arrow.hpp>

#include "arrow_columns.hpp"
#include "arrow_marks.hpp"
#include "fault.hpp"
#include "json_text.hpp"
#include "reasons_json.hpp"
#include "table_columns.hpp"
#include "value_text.hpp"

#include <hjemmel/io/json.hpp>

#include <optional>
#include <vector>

namespace hjemmel::io {

using detail::growing_column;
using detail::written_as;

namespace {

const std::vector<std::string_view>& status_words() {
    static const std::vector<std::string_view> words{
        status_name(status::known), status_name(status::undetermined),
        status_name(status::outside_validity), status_name(status::failed),
        status_name(status::refused)};
    return words;
}

/// The columns of one decision.
struct decision_columns {
    growing_column value;
    growing_column status;
    std::optional<growing_column> possible{};
    std::optional<growing_column> missing{};
    std::optional<growing_column> reasons{};
    std::optional<growing_column> diagnostics{};
    std::optional<detail::marks_column> marks{};
    plan::index slot = 0;
};

decision_columns columns_of(const plan::program& of, const plan::slot& slot,
                            const arrow_write_options& how) {
    decision_columns out{growing_column::of(slot.name, *slot.type),
                         {slot.name + "_status", written_as::small_integer}};
    out.status.set_dictionary(status_words());
    if (how.possible) out.possible.emplace(slot.name + "_possible", written_as::json);
    if (how.missing)
        out.missing = growing_column::list_of(slot.name + "_missing", written_as::text);
    if (how.reasons) out.reasons.emplace(slot.name + "_reasons", written_as::json);
    if (how.diagnostics)
        out.diagnostics = growing_column::list_of(slot.name + "_diagnostics", written_as::json);
    if (how.marks) out.marks = detail::marks_column::of(of, slot);
    return out;
}

diagnostic misfit(const std::string& decision) {
    return detail::told(
        {.code = "column-fit",
         .text = detail::naming("Værdien passer ikke i kolonnen",
                                "The value does not fit the column", decision, ".", "."),
         .hint = {"Hent udfaldet af den ene sag, eller erklær en type, der rummer værdien.",
                  "Get the outcome of that one case, or declare a type that holds the value."}});
}

/// What it can still be, or the value where parts of it are open; nothing for any other.
std::optional<std::string> possible_text(const eval::outcome& of) {
    if (of.status != status::undetermined) return std::nullopt;
    detail::json_text out(false);
    if (of.value.is_undetermined())
        detail::write(out, of.value.as_undetermined().possible, of.evidence.get());
    else
        detail::write(out, of.value, of.evidence.get());
    return out.take();
}

std::string reasons_text(const eval::outcome& of, language wanted) {
    detail::json_text out(false);
    detail::write_reasons(out, of, wanted);
    return out.take();
}

std::span<const eval::mark> marks_of(const eval::outcome& of, plan::index slot) {
    const bool evaluated = of.evidence && of.evidence->root;
    if (!evaluated || slot >= of.evidence->root->marks.size()) return {};
    return of.evidence->root->marks[slot];
}

std::vector<std::string> missing_paths(const eval::outcome& of) {
    std::vector<std::string> out;
    for (const auto& one : of.missing)
        out.push_back(one.path);
    return out;
}

} // namespace

struct arrow_writer::state {
    std::vector<decision_columns> decisions{};
    std::vector<std::string> names{};
    std::optional<growing_column> ids{};
    arrow_write_options how{};
    std::int64_t rows = 0;

    void add_id(const std::string& id);
    void add(decision_columns& to, const std::string& name, const eval::outcome& of) const;
    std::vector<std::string> texts(const diagnostics& all) const;
};

void arrow_writer::state::add_id(const std::string& id) {
    if (!ids) return;
    if (id.empty())
        ids->add_null();
    else
        ids->add_text(id);
}

std::vector<std::string> arrow_writer::state::texts(const diagnostics& all) const {
    std::vector<std::string> out;
    for (const auto& one : all)
        out.push_back(write_diagnostic(one, {.language = how.language}));
    return out;
}

void arrow_writer::state::add(decision_columns& to, const std::string& name,
                              const eval::outcome& of) const {
    const bool known = of.status == status::known;
    const bool fits = !known || to.value.fits(of.value);
    if (known && fits)
        to.value.add(of.value);
    else
        to.value.add_null();
    to.status.add_small(static_cast<std::int8_t>(fits ? of.status : status::failed), 1);
    if (to.possible) {
        const auto text = possible_text(of);
        if (text)
            to.possible->add_text(*text);
        else
            to.possible->add_null();
    }
    if (to.missing) to.missing->add_list(missing_paths(of));
    if (to.reasons && of.evidence)
        to.reasons->add_text(reasons_text(of, how.language));
    else if (to.reasons)
        to.reasons->add_null();
    if (to.marks) to.marks->add(marks_of(of, to.slot));
    if (!to.diagnostics) return;
    auto told = of.diagnostics;
    if (!fits) {
        told.push_back(misfit(name));
        told.back().id = of.id;
    }
    to.diagnostics->add_list(texts(told));
}

arrow_writer::arrow_writer(const plan::program& of, std::span<const plan::slot_ref> decisions,
                           const arrow_write_options& how)
    : state_(std::make_unique<state>()) {
    state_->how = how;
    if (how.ids) state_->ids.emplace(std::string(detail::id_name), written_as::text);
    for (const auto& ref : decisions) {
        const auto& slot = of.entities[ref.entity].slots[ref.slot];
        state_->decisions.push_back(columns_of(of, slot, how));
        state_->decisions.back().slot = ref.slot;
        state_->names.push_back(slot.name);
    }
}

arrow_writer::arrow_writer(arrow_writer&&) noexcept = default;
arrow_writer& arrow_writer::operator=(arrow_writer&&) noexcept = default;
arrow_writer::~arrow_writer() = default;

void arrow_writer::add(const std::string& id, std::span<const eval::outcome* const> row) {
    ++state_->rows;
    state_->add_id(id);
    for (std::size_t i = 0; i < row.size() && i < state_->decisions.size(); ++i)
        state_->add(state_->decisions[i], state_->names[i], *row[i]);
}

void arrow_writer::leave_misfits(std::span<const eval::column_ptr> decisions,
                                 const eval::text_codes& texts,
                                 eval::buffer<std::uint8_t>& left) const {
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const auto& to = state_->decisions[i].value;
        if (to.takes(*decisions[i])) continue;
        for (std::size_t r = 0; r < left.size(); ++r) {
            if (left[r] == 0 && !to.fits(*decisions[i], r, texts)) left.fill()[r] = 1;
        }
    }
}

void arrow_writer::add(std::span<const std::string> ids,
                       std::span<const eval::column_ptr> decisions,
                       std::span<const eval::decision_marks> marks, std::size_t first,
                       std::size_t count, const eval::text_codes& texts) {
    state_->rows += static_cast<std::int64_t>(count);
    for (const auto& id : ids)
        state_->add_id(id);
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        auto& to = state_->decisions[i];
        to.value.add(*decisions[i], first, count, texts);
        to.status.add_small(static_cast<std::int8_t>(status::known), count);
        if (to.marks) to.marks->add(marks[i], first, count);
        for (std::size_t r = 0; r < count; ++r) {
            if (to.possible) to.possible->add_null();
            if (to.missing) to.missing->add_list({});
            if (to.diagnostics) to.diagnostics->add_list({});
        }
    }
}

void arrow_writer::append(arrow_writer other) {
    auto& from = *other.state_;
    const auto join = [](std::optional<growing_column>& to, std::optional<growing_column>& more) {
        if (to) to->append(*std::move(more));
    };
    join(state_->ids, from.ids);
    state_->rows += from.rows;
    for (std::size_t i = 0; i < state_->decisions.size(); ++i) {
        auto& to = state_->decisions[i];
        auto& more = from.decisions[i];
        to.value.append(std::move(more.value));
        to.status.append(std::move(more.status));
        join(to.possible, more.possible);
        join(to.missing, more.missing);
        join(to.reasons, more.reasons);
        join(to.diagnostics, more.diagnostics);
        if (to.marks) to.marks->append(*std::move(more.marks));
    }
}

void arrow_writer::refuse(const std::string& id, const diagnostics& why) {
    ++state_->rows;
    state_->add_id(id);
    eval::outcome none;
    none.id = id;
    none.status = status::refused;
    none.diagnostics = why;
    for (std::size_t i = 0; i < state_->decisions.size(); ++i)
        state_->add(state_->decisions[i], state_->names[i], none);
}

arrow_table arrow_writer::take() {
    growing_column out("", written_as::structure);
    if (state_->ids) out.add_child(*std::move(state_->ids));
    for (auto& one : state_->decisions) {
        out.add_child(std::move(one.value));
        out.add_child(std::move(one.status));
        for (auto* more : {&one.possible, &one.missing, &one.reasons, &one.diagnostics}) {
            if (*more) out.add_child(std::move(**more));
        }
        if (one.marks) out.add_child(one.marks->take());
    }
    out.set_length(state_->rows);
    return out.take();
}

} // namespace hjemmel::io
