// SPDX-License-Identifier: Apache-2.0
// One case's facts, set one by one: names and values follow each other as in JSON.
#include "shim.hpp"

#include "case.hpp"

#include <hjemmel/core/mask.hpp>
#include <hjemmel/io/json.hpp>

using namespace hjemmel::c;

namespace {

constexpr std::size_t most_depth = 32;
constexpr std::string_view id_name = "sags_id";
constexpr std::size_t most_digits = 34; // more would be rounded
constexpr std::size_t most_refused = 100;

failure id_is_text() {
    return wrong_argument({"`sags_id` skal være en tekst.", "`sags_id` must be a text."});
}

/// The digits of a number as text, without zeros at either end.
std::size_t digits_of(std::string_view number) {
    std::string digits;
    for (const char c : number.substr(0, number.find_first_of("eE"))) {
        if (c >= '0' && c <= '9') digits += c;
    }
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? 0 : digits.find_last_not_of('0') - first + 1;
}

failure too_long() {
    return failed(HJEMMEL_ERROR_RANGE, "wrong-argument",
                  {"Tallet kan ikke skrives nøjagtigt med 34 cifre.",
                   "The number cannot be written exactly with 34 digits."});
}

failure no_number(std::string_view given) {
    auto out = wrong_argument({"Teksten er ikke et tal.", "The text is not a number."});
    out.why.front().hint = {"Skriv tallet med punktum før decimalerne: 37.5.",
                            "Write the number with a point before its decimals: 37.5."};
    out.why.front().value = hjemmel::masked(given);
    return out;
}

/// A step that does not fit where it comes.
failure out_of_turn(hjemmel::bilingual text) {
    return failed(HJEMMEL_ERROR_STATE, "wrong-argument", std::move(text));
}

} // namespace

namespace hjemmel::c {

void case_builder::clear() {
    content_.clear();
    open_.clear();
    top_ = {};
    refused_.clear();
    refused_roots_.clear();
}

void case_builder::name(std::string what) {
    if (waiting().waits()) {
        throw out_of_turn({"Der mangler en værdi, før " + what + " kan få sin.",
                           "A value is missing before " + what + " can get its own."});
    }
    if (in_list()) {
        throw out_of_turn(
            {"En liste har værdier uden navne.", "The values of a list have no names."});
    }
    retry(open_.empty() ? what : root(), path(what));
    const auto slot = of_ != nullptr && open_.empty() ? of_->find(what) : plan::none;
    if (slot != plan::none && of_->slots[slot].is_fact)
        top_.slot = slot;
    else
        waiting().key = std::move(what);
}

void case_builder::number(plan::index slot) {
    if (of_ == nullptr || slot >= of_->slots.size() || !of_->slots[slot].is_fact) {
        throw wrong_argument({"Der er ingen oplysning med nummeret " + std::to_string(slot) + ".",
                              "There is no fact with the number " + std::to_string(slot) + "."});
    }
    if (top_.waits() || !open_.empty()) {
        throw out_of_turn({"En liste, en kontekst eller et navn er ikke afsluttet.",
                           "A list, a context or a name is not ended."});
    }
    retry(of_->slots[slot].name, of_->slots[slot].name);
    top_.slot = slot;
}

void case_builder::preset(std::string decision, std::string reason) {
    if (top_.waits() || !open_.empty()) {
        throw out_of_turn({"En liste, en kontekst eller et navn er ikke afsluttet.",
                           "A list, a context or a name is not ended."});
    }
    retry(decision, decision);
    top_.preset = {std::move(decision), std::move(reason)};
}

void case_builder::put(value what) {
    if (open_.empty())
        put_into_case(std::move(what));
    else
        put_into(open_.back(), std::move(what));
}

void case_builder::put_into(level& inner, value&& what) {
    if (inner.is_list) {
        inner.values.push_back(std::move(what));
        return;
    }
    if (!inner.next.key)
        throw out_of_turn({"Værdien kom uden et navn.", "The value came without a name."});
    const auto known = std::find(inner.names.begin(), inner.names.end(), *inner.next.key);
    if (known != inner.names.end()) {
        inner.values[static_cast<std::size_t>(known - inner.names.begin())] = std::move(what);
    } else {
        inner.values.push_back(std::move(what));
        try {
            inner.names.push_back(*inner.next.key);
        } catch (...) { // a value without its name would shift all after it
            inner.values.pop_back();
            throw;
        }
    }
    inner.next = {};
}

void case_builder::put_into_case(value&& what) {
    if (top_.slot != plan::none) {
        content_.set_numbered(top_.slot, std::move(what));
        top_.slot = plan::none; // then nothing else of it is set
        return;
    }
    if (top_.preset) {
        content_.preset(top_.preset->first, std::move(what), top_.preset->second);
    } else if (!top_.key) {
        throw out_of_turn({"Værdien kom uden et navn.", "The value came without a name."});
    } else if (*top_.key != id_name) {
        content_.set(*top_.key, std::move(what));
    } else if (what.is(kind::string)) {
        content_.set_id(what.as_string());
    } else {
        throw id_is_text();
    }
    top_ = {};
}

void case_builder::begin(bool list) {
    if (!in_list() && !waiting().waits())
        throw out_of_turn({"Værdien kom uden et navn.", "The value came without a name."});
    if (open_.empty() && top_.key == id_name) throw id_is_text();
    if (open_.size() >= most_depth) {
        const auto most = std::to_string(most_depth);
        throw failed(HJEMMEL_ERROR_RANGE, "wrong-argument",
                     {"Lister og kontekster kan ligge i hinanden i højst " + most + " lag.",
                      "Lists and contexts can be nested at most " + most + " deep."});
    }
    open_.push_back({.is_list = list, .names = {}, .values = {}, .next = {}});
}

// The list or context is made whole beside what is open, which goes only once it has its place.
void case_builder::end() {
    if (open_.empty()) {
        throw out_of_turn({"Der er ingen liste eller kontekst at afslutte.",
                           "There is no list or context to end."});
    }
    if (open_.back().next.waits())
        throw out_of_turn({"Et navn fik ingen værdi.", "A name got no value."});
    const auto& inner = open_.back();
    value made;
    if (inner.is_list) {
        made = make_list(inner.values);
    } else {
        if (!last_shape_ || last_shape_->names != inner.names)
            last_shape_ = std::make_shared<const context_shape>(context_shape{inner.names});
        made = context_value{last_shape_, inner.values};
    }
    if (open_.size() == 1) {
        put_into_case(std::move(made));
    } else {
        put_into(open_[open_.size() - 2], std::move(made));
    }
    open_.pop_back();
}

void case_builder::take(const facts& more) {
    auto merged = content_;
    for (const auto& [name, what] : more.entries()) {
        const auto slot = of_ != nullptr ? of_->find(name) : plan::none;
        if (slot != plan::none && of_->slots[slot].is_fact)
            merged.set_numbered(slot, what);
        else
            merged.set(name, what);
    }
    if (!more.id().empty()) merged.set_id(more.id());
    content_ = std::move(merged);
    for (const auto& [name, what] : more.entries())
        retry(name, name);
}

std::string_view case_builder::root() const {
    if (top_.slot != plan::none) return of_->slots[top_.slot].name;
    if (top_.preset) return top_.preset->first;
    return top_.key ? std::string_view(*top_.key) : "";
}

/// The next value's: "ydelsesperioder[2].til". `named` is the name that it is about to have.
std::string case_builder::path(std::string_view named) const {
    if (open_.empty()) return std::string(named.empty() ? root() : named);
    std::string out(root());
    for (const auto& one : open_) {
        if (one.is_list)
            out += "[" + std::to_string(one.values.size() + 1) + "]";
        else if (one.next.key)
            out += "." + *one.next.key;
    }
    if (!named.empty()) out += "." + std::string(named);
    return out;
}

void case_builder::refuse(const failure& why) {
    if (refused_.size() >= most_refused) return;
    for (const auto& one : why.why) {
        auto told = one;
        told.fact = path();
        refused_roots_.emplace_back(root());
        refused_.push_back(std::move(told));
    }
}

// What follows in a list is no retry: the item that was refused is not there.
void case_builder::retry(std::string_view root, std::string_view path) {
    for (std::size_t i = refused_.size(); i-- > 0;) {
        const std::string_view about = refused_[i].fact;
        if (refused_roots_[i] != root || about.substr(0, path.size()) != path) continue;
        if (about.size() > path.size() && about[path.size()] != '.' && about[path.size()] != '[')
            continue;
        refused_roots_.erase(refused_roots_.begin() + static_cast<std::ptrdiff_t>(i));
        refused_.erase(refused_.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

} // namespace hjemmel::c

namespace {

/// A step of building a case up. Where it fails, the case keeps why; a lack of memory is no fault
/// of what was given.
template<class Do>
hjemmel_result change(hjemmel_facts* facts, Do&& step) noexcept {
    if (!usable(facts)) return HJEMMEL_ERROR_ARGUMENT;
    return guarded([&]() -> hjemmel_result {
        try {
            std::forward<Do>(step)(facts->content);
        } catch (const failure& why) {
            facts->content.refuse(why);
            throw;
        }
        return HJEMMEL_OK;
    });
}

/// A step that the next value is: where it fails, what it was for is forgotten.
template<class Do>
hjemmel_result change_by_value(hjemmel_facts* facts, Do&& step) noexcept {
    const auto result = change(facts, std::forward<Do>(step));
    if (result != HJEMMEL_OK && usable(facts)) facts->content.forget();
    return result;
}

/// Puts what `make` gives at the place that is next.
template<class Make>
hjemmel_result put(hjemmel_facts* facts, Make&& make) noexcept {
    return change_by_value(facts, [&](case_builder& to) { to.put(std::forward<Make>(make)()); });
}

hjemmel_result begin(hjemmel_facts* facts, bool list) noexcept {
    return change_by_value(facts, [list](case_builder& to) { to.begin(list); });
}

} // namespace

hjemmel_result hjemmel_facts_new(const hjemmel_evaluation* evaluation,
                                 hjemmel_facts** out) noexcept {
    return make(out, nullptr, [&] {
        if (evaluation != nullptr) demand(evaluation, "evaluation");
        auto made = std::make_unique<hjemmel_facts>();
        if (evaluation != nullptr) {
            const auto& of = made->of.emplace(evaluation->content);
            made->content.hold_to(of.program().entities[of.entity()]);
        }
        return made.release();
    });
}

void hjemmel_facts_free(hjemmel_facts* facts) noexcept {
    if (usable(facts)) delete facts;
}

hjemmel_result hjemmel_facts_clear(hjemmel_facts* facts) noexcept {
    return change(facts, [](case_builder& to) { to.clear(); });
}

const hjemmel_diagnostics* hjemmel_facts_diagnostics(const hjemmel_facts* facts) noexcept {
    return usable(facts) ? out(&facts->content.refused()) : nullptr;
}

hjemmel_result hjemmel_facts_name(hjemmel_facts* facts, const char* name, size_t size) noexcept {
    return change(facts, [&](case_builder& to) { to.name(required_in(name, size, "name")); });
}

hjemmel_result hjemmel_facts_index(hjemmel_facts* facts, uint32_t index) noexcept {
    return change(facts, [&](case_builder& to) { to.number(index); });
}

hjemmel_result hjemmel_facts_absent(hjemmel_facts* facts) noexcept {
    return put(facts, [] { return hjemmel::value::absent(); });
}

hjemmel_result hjemmel_facts_boolean(hjemmel_facts* facts, uint8_t value) noexcept {
    return put(facts, [&] { return hjemmel::value(value != 0); });
}

hjemmel_result hjemmel_facts_number(hjemmel_facts* facts, int64_t coefficient,
                                    int32_t exponent) noexcept {
    return put(facts, [&] {
        const auto number = hjemmel::decimal::from_parts(coefficient, exponent);
        if (!number) throw too_long();
        return hjemmel::value(*number);
    });
}

hjemmel_result hjemmel_facts_decimal(hjemmel_facts* facts, const char* text, size_t size) noexcept {
    return put(facts, [&] {
        const auto given = required_in(text, size, "text");
        const auto number = hjemmel::decimal::parse(given);
        if (!number) throw no_number(given);
        if (digits_of(given) > most_digits) throw too_long();
        return hjemmel::value(*number);
    });
}

hjemmel_result hjemmel_facts_text(hjemmel_facts* facts, const char* text, size_t size) noexcept {
    return put(facts, [&] { return hjemmel::value(required_in(text, size, "text")); });
}

hjemmel_result hjemmel_facts_date(hjemmel_facts* facts, int64_t day) noexcept {
    return put(facts, [&] { return hjemmel::value(day_in(day)); });
}

hjemmel_result hjemmel_facts_list(hjemmel_facts* facts) noexcept { return begin(facts, true); }

hjemmel_result hjemmel_facts_context(hjemmel_facts* facts) noexcept { return begin(facts, false); }

hjemmel_result hjemmel_facts_end(hjemmel_facts* facts) noexcept {
    return change(facts, [](case_builder& to) { to.end(); });
}

hjemmel_result hjemmel_facts_json(hjemmel_facts* facts, const char* json, size_t size,
                                  hjemmel_error** error) noexcept {
    return guarded(error, [&]() -> hjemmel_result {
        demand(facts, "facts");
        if (json == nullptr) throw wrong_argument({"`json` er NULL.", "`json` is NULL."});
        if (!facts->content.is_whole()) {
            throw failed(HJEMMEL_ERROR_STATE, "wrong-argument",
                         {"En liste, en kontekst eller et navn er ikke afsluttet.",
                          "A list, a context or a name is not ended."});
        }
        // What is wrong with the bytes is told as of facts.
        const auto length = size == HJEMMEL_NUL ? std::strlen(json) : size;
        const auto read = hjemmel::io::read_case({json, length});
        if (!read) throw failure{HJEMMEL_ERROR_FACTS, read.diagnostics()};
        facts->content.take(read.value());
        return HJEMMEL_OK;
    });
}

hjemmel_result hjemmel_facts_preset(hjemmel_facts* facts, const char* decision,
                                    size_t decision_size, const char* reason,
                                    size_t reason_size) noexcept {
    return change(facts, [&](case_builder& to) {
        auto why = required_in(reason, reason_size, "reason");
        if (why.empty()) throw wrong_argument({"`reason` er tom.", "`reason` is empty."});
        to.preset(required_in(decision, decision_size, "decision"), std::move(why));
    });
}
