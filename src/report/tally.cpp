// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/report/tally.hpp>

#include "order.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace hjemmel::report {

namespace {

// What is no value is counted under a key that no text has: facts hold no NUL.
constexpr char mark = '\0';

std::string key_for(heading::kind what) {
    return {mark, static_cast<char>('0' + static_cast<int>(what))};
}

std::string key_of(const value& what, bool decision) {
    if (what.is_partial())
        return key_for(decision ? heading::kind::undetermined : heading::kind::not_supplied);
    if (what.is(kind::string)) return what.as_string();
    if (what.is(kind::boolean)) return what.as_boolean() ? "true" : "false";
    if (what.is_null() && !what.failure()) return key_for(heading::kind::none);
    return key_for(heading::kind::failed);
}

heading heading_of(const std::string& key) {
    if (key.size() != 2 || key.front() != mark) return {heading::kind::value, key};
    const auto what = static_cast<heading::kind>(key.back() - '0');
    switch (what) {
    case heading::kind::none:
        return {what, "none"};
    case heading::kind::not_supplied:
        return {what, "not_supplied"};
    case heading::kind::undetermined:
        return {what, "undetermined"};
    default:
        return {heading::kind::failed, "failed"};
    }
}

/// The values that a type declares, as keys, in their order.
std::vector<std::string> declared(const type_ptr& of) {
    if (!of) return {};
    if (of->kind == type_kind::boolean) return {"true", "false"};
    std::vector<std::string> out;
    if (!of->domain) return out;
    for (const auto& one : of->domain->values)
        out.push_back(key_of(one, false));
    return out;
}

/// Whether all filters hold; nothing where that is open.
std::optional<bool> holds(const std::vector<const value*>& filters) {
    bool open = false;
    for (const auto* one : filters) {
        if (one != nullptr && one->is_false()) return false;
        open = open || one == nullptr || !one->is_true();
    }
    if (open) return std::nullopt;
    return true;
}

} // namespace

tally::tally(std::shared_ptr<const plan::program> program, const model::report& what, date on,
             std::string month)
    : program_(std::move(program)), what_(what), on_(on), month_(std::move(month)) {
    for (plan::index i = 0; i < program_->entities.size(); ++i) {
        if (program_->entities[i].name == what.entity.text) entity_ = i;
    }
    rows_ = find(what.rows.text);
    columns_ = find(what.columns.text);
    const auto add = [&](const located_text& own) {
        auto& filters = filters_.emplace_back();
        for (const auto* one : {&what_.filter, &own}) {
            if (!one->empty()) filters.push_back(find(one->text));
        }
    };
    for (const auto& count : what.counts)
        add(count.filter);
    if (what.counts.empty()) add({});
}

/// Where the name is found; a decision is asked for from now on.
tally::origin tally::find(const std::string& name) {
    const auto& own = program_->entities[entity_];
    origin out;
    out.name = name;
    out.slot = own.find(name);
    if (out.slot == plan::none && own.parent != plan::none) {
        out.above = true;
        out.slot = program_->entities[own.parent].find(name);
        return out;
    }
    out.decision = out.slot != plan::none && !own.slots[out.slot].is_fact;
    const bool known = std::find(decisions_.begin(), decisions_.end(), name) != decisions_.end();
    if (out.decision && !known) decisions_.push_back(name);
    return out;
}

const value* tally::value_of(const origin& from, const std::vector<eval::outcome>& of) const {
    if (from.decision) {
        const auto at = std::find_if(of.begin(), of.end(), [&](const eval::outcome& one) {
            return one.decision == from.name;
        });
        return at == of.end() ? nullptr : &at->value;
    }
    const auto& in = *of.front().evidence;
    const auto* where = from.above ? in.root->parent : in.root.get();
    if (where == nullptr || from.slot >= where->slots.size()) return nullptr;
    return &where->slots[from.slot];
}

/// The key of the entity above, which has a sheet of its own, unless it is counted by.
std::string tally::place_of(const eval::record& in) const {
    const auto parent = program_->entities[entity_].parent;
    const auto* where = in.root->parent;
    if (parent == plan::none || where == nullptr || rows_.above || columns_.above) return {};
    const auto slot = program_->entities[parent].key;
    if (slot == plan::none || slot >= where->slots.size()) return {};
    const auto& key = where->slots[slot];
    if (key.is(kind::string)) return key.as_string();
    return key.is(kind::number) ? key.as_number().text() : std::string();
}

/// The parameter's value for these cases, rounded up: what is below it is hidden.
std::int64_t tally::threshold(const std::vector<value>& parameters) const {
    for (std::size_t i = 0; i < program_->parameters.size() && i < parameters.size(); ++i) {
        if (program_->parameters[i].name != what_.threshold.text) continue;
        if (!parameters[i].is(kind::number)) return 0;
        return ceiling(parameters[i].as_number()).to_int64().value_or(0);
    }
    return 0;
}

bool tally::add(const std::vector<eval::outcome>& of) {
    if (of.empty() || !of.front().evidence || !of.front().evidence->root) return false;
    if (of.front().status == status::refused) return false;
    threshold_ = threshold(of.front().evidence->parameters);
    auto& place = places_[place_of(*of.front().evidence)];
    place.by_count.resize(filters_.size());
    place.undecided.resize(filters_.size());
    const auto key = [&](const origin& from) {
        const auto* found = value_of(from, of);
        return found == nullptr ? key_for(heading::kind::not_supplied)
                                : key_of(*found, from.decision);
    };
    for (std::size_t i = 0; i < filters_.size(); ++i) {
        std::vector<const value*> filters;
        for (const auto& one : filters_[i])
            filters.push_back(value_of(one, of));
        const auto counts = holds(filters);
        if (!counts) ++place.undecided[i];
        if (!counts || !*counts) continue;
        const auto row = key(rows_);
        const auto column = key(columns_);
        place.rows.insert(row);
        place.columns.insert(column);
        ++place.by_count[i][{row, column}];
    }
    return true;
}

/// Declared values in their order, others in that of the alphabet, then what is no value.
std::vector<heading> tally::headings(const origin& of, const std::set<std::string>& found) const {
    const auto& own = program_->entities[entity_];
    const auto in = of.above ? own.parent : entity_;
    auto keys = of.slot == plan::none ? std::vector<std::string>{}
                                      : declared(program_->entities[in].slots[of.slot].type);
    const auto before = static_cast<std::ptrdiff_t>(keys.size());
    for (const auto& one : found) {
        if (std::find(keys.begin(), keys.begin() + before, one) == keys.begin() + before)
            keys.push_back(one);
    }
    std::sort(keys.begin() + before, keys.end(), [](const std::string& a, const std::string& b) {
        const bool no_value = !a.empty() && a.front() == mark;
        const bool nor_other = !b.empty() && b.front() == mark;
        if (no_value != nor_other) return nor_other;
        return no_value ? a < b : danish_key(a) < danish_key(b);
    });
    std::vector<heading> out;
    std::transform(keys.begin(), keys.end(), std::back_inserter(out), heading_of);
    return out;
}

std::vector<sheet> tally::sheets() const {
    std::vector<sheet> out;
    for (const auto& [name, place] : places_) {
        for (std::size_t i = 0; i < place.by_count.size(); ++i) {
            sheet one;
            one.month = month_;
            one.on = on_;
            one.place = name;
            one.count = what_.counts.empty() ? "alle" : what_.counts[i].name.text;
            one.threshold = threshold_;
            one.rows = headings(rows_, place.rows);
            one.columns = headings(columns_, place.columns);
            std::vector<std::int64_t> counts(one.rows.size() * one.columns.size());
            for (const auto& [at, count] : place.by_count[i]) {
                const auto row = std::find(one.rows.begin(), one.rows.end(), heading_of(at.first));
                const auto column =
                    std::find(one.columns.begin(), one.columns.end(), heading_of(at.second));
                const auto number =
                    (row - one.rows.begin()) * static_cast<std::ptrdiff_t>(one.columns.size()) +
                    (column - one.columns.begin());
                counts[static_cast<std::size_t>(number)] = count;
            }
            one.table = with_totals(counts, one.columns.size());
            hide(one.table, threshold_);
            one.derivable = derivable_cells(one.table);
            one.rows.push_back({heading::kind::total, "total"});
            one.columns.push_back({heading::kind::total, "total"});
            one.undecided = place.undecided[i];
            one.undecided_hidden = !filters_[i].empty() && one.undecided < threshold_;
            out.push_back(std::move(one));
        }
    }
    return out;
}

} // namespace hjemmel::report
