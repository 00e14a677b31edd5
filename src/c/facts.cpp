// SPDX-License-Identifier: Apache-2.0
// One case's facts, set one by one: names and values follow each other as in JSON.
#include "shim.hpp"

#include "case.hpp"

#include <hjemmel/io/json.hpp>

using namespace hjemmel::c;

namespace {

constexpr std::size_t most_depth = 32;
constexpr std::string_view id_name = "sags_id";
constexpr std::size_t most_digits = 34; // more would be rounded

/// The digits of a number as text, without zeros at either end.
std::size_t digits_of(std::string_view number) {
    std::string digits;
    for (const char c : number.substr(0, number.find_first_of("eE"))) {
        if (c >= '0' && c <= '9') digits += c;
    }
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? 0 : digits.find_last_not_of('0') - first + 1;
}

} // namespace

namespace hjemmel::c {

void case_builder::clear() {
    content_ = facts();
    open_.clear();
    top_ = {};
}

void case_builder::name(std::string what) {
    if (waiting().waits() || in_list()) throw failure{HJEMMEL_ERROR_STATE, {}};
    waiting().key = std::move(what);
}

void case_builder::preset(std::string decision, std::string reason) {
    if (top_.waits() || !open_.empty()) throw failure{HJEMMEL_ERROR_STATE, {}};
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
    if (!inner.next.key) throw failure{HJEMMEL_ERROR_STATE, {}};
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
    if (top_.preset) {
        content_.preset(top_.preset->first, std::move(what), top_.preset->second);
    } else if (!top_.key) {
        throw failure{HJEMMEL_ERROR_STATE, {}};
    } else if (*top_.key != id_name) {
        content_.set(*top_.key, std::move(what));
    } else if (what.is(kind::string)) {
        content_.set_id(what.as_string());
    } else {
        throw failure{};
    }
    top_ = {};
}

void case_builder::begin(bool list) {
    if (!in_list() && !waiting().waits()) throw failure{HJEMMEL_ERROR_STATE, {}};
    if (open_.empty() && top_.key == id_name) throw failure{};
    if (open_.size() >= most_depth) throw failure{HJEMMEL_ERROR_RANGE, {}};
    open_.push_back({.is_list = list, .names = {}, .values = {}, .next = {}});
}

// The list or context is made whole beside what is open, which goes only once it has its place.
void case_builder::end() {
    if (open_.empty() || open_.back().next.waits()) throw failure{HJEMMEL_ERROR_STATE, {}};
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
    for (const auto& [name, what] : more.entries())
        merged.set(name, what);
    if (!more.id().empty()) merged.set_id(more.id());
    content_ = std::move(merged);
}

} // namespace hjemmel::c

namespace {

/// Puts what `make` gives at the place that is next.
template<class Make>
hjemmel_result put(hjemmel_facts* facts, Make&& make) noexcept {
    if (!usable(facts)) return HJEMMEL_ERROR_ARGUMENT;
    const auto result = guarded([&]() -> hjemmel_result {
        facts->content.put(std::forward<Make>(make)());
        return HJEMMEL_OK;
    });
    if (result != HJEMMEL_OK) facts->content.forget();
    return result;
}

template<class Do>
hjemmel_result change(hjemmel_facts* facts, Do&& step) noexcept {
    if (!usable(facts)) return HJEMMEL_ERROR_ARGUMENT;
    return guarded([&]() -> hjemmel_result {
        std::forward<Do>(step)(facts->content);
        return HJEMMEL_OK;
    });
}

hjemmel_result begin(hjemmel_facts* facts, bool list) {
    const auto result = change(facts, [list](case_builder& to) { to.begin(list); });
    if (result != HJEMMEL_OK && usable(facts)) facts->content.forget();
    return result;
}

} // namespace

hjemmel_result hjemmel_facts_new(const hjemmel_evaluation* evaluation, hjemmel_facts** out) {
    return make(out, nullptr, [&] {
        if (evaluation != nullptr) demand(evaluation, "evaluation");
        auto made = std::make_unique<hjemmel_facts>();
        if (evaluation != nullptr) made->of = evaluation->content;
        return made.release();
    });
}

void hjemmel_facts_free(hjemmel_facts* facts) {
    if (usable(facts)) delete facts;
}

hjemmel_result hjemmel_facts_clear(hjemmel_facts* facts) {
    return change(facts, [](case_builder& to) { to.clear(); });
}

hjemmel_result hjemmel_facts_name(hjemmel_facts* facts, const char* name, size_t size) {
    return change(facts, [&](case_builder& to) {
        if (name == nullptr) throw failure{};
        to.name(name_in(name, size, "name"));
    });
}

hjemmel_result hjemmel_facts_index(hjemmel_facts* facts, uint32_t index) {
    return change(facts, [&](case_builder& to) {
        if (!facts->of) throw failure{};
        const auto& slots = facts->of->program().entities[facts->of->entity()].slots;
        if (index >= slots.size() || !slots[index].is_fact) throw failure{};
        if (!to.at_case()) throw failure{HJEMMEL_ERROR_STATE, {}};
        to.name(slots[index].name);
    });
}

hjemmel_result hjemmel_facts_absent(hjemmel_facts* facts) {
    return put(facts, [] { return hjemmel::value::absent(); });
}

hjemmel_result hjemmel_facts_boolean(hjemmel_facts* facts, uint8_t value) {
    return put(facts, [&] { return hjemmel::value(value != 0); });
}

hjemmel_result hjemmel_facts_number(hjemmel_facts* facts, int64_t coefficient, int32_t exponent) {
    return put(facts, [&] {
        const auto number = hjemmel::decimal::from_parts(coefficient, exponent);
        if (!number) throw failure{HJEMMEL_ERROR_RANGE, {}};
        return hjemmel::value(*number);
    });
}

hjemmel_result hjemmel_facts_decimal(hjemmel_facts* facts, const char* text, size_t size) {
    return put(facts, [&] {
        const auto given = text_in(text, size, "text");
        const auto number = hjemmel::decimal::parse(given);
        if (!number) throw failure{};
        if (digits_of(given) > most_digits) throw failure{HJEMMEL_ERROR_RANGE, {}};
        return hjemmel::value(*number);
    });
}

hjemmel_result hjemmel_facts_text(hjemmel_facts* facts, const char* text, size_t size) {
    return put(facts, [&] {
        if (text == nullptr) throw failure{};
        return hjemmel::value(name_in(text, size, "text"));
    });
}

hjemmel_result hjemmel_facts_date(hjemmel_facts* facts, int64_t day) {
    return put(facts, [&] { return hjemmel::value(day_in(day)); });
}

hjemmel_result hjemmel_facts_list(hjemmel_facts* facts) { return begin(facts, true); }

hjemmel_result hjemmel_facts_context(hjemmel_facts* facts) { return begin(facts, false); }

hjemmel_result hjemmel_facts_end(hjemmel_facts* facts) {
    return change(facts, [](case_builder& to) { to.end(); });
}

hjemmel_result hjemmel_facts_json(hjemmel_facts* facts, const char* json, size_t size,
                                  hjemmel_error** error) {
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
                                    size_t decision_size, const char* reason, size_t reason_size) {
    return change(facts, [&](case_builder& to) {
        if (decision == nullptr || reason == nullptr) throw failure{};
        auto why = name_in(reason, reason_size, "reason");
        if (why.empty()) throw failure{};
        to.preset(name_in(decision, decision_size, "decision"), std::move(why));
    });
}
