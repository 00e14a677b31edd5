// SPDX-License-Identifier: Apache-2.0
// Values, and what a value that is undetermined can still be.
#include "shim.hpp"

#include <hjemmel/explain/text.hpp>
#include <hjemmel/io/json.hpp>

using namespace hjemmel::c;

namespace {

using hjemmel::kind;
using hjemmel::possible;
using hjemmel::value;

std::int32_t undetermined_kind(const possible& of) {
    switch (of.shape) {
    case possible::form::values:
        return HJEMMEL_VALUE_KIND_ONE_OF;
    case possible::form::between:
        return HJEMMEL_VALUE_KIND_BETWEEN;
    case possible::form::any:
        return HJEMMEL_VALUE_KIND_ANYTHING;
    }
    return HJEMMEL_VALUE_KIND_ANYTHING;
}

std::int32_t kind_out(const value& of) {
    switch (of.kind()) {
    case kind::null:
        return of.is_absent() ? HJEMMEL_VALUE_KIND_ABSENT : HJEMMEL_VALUE_KIND_NULL;
    case kind::boolean:
        return HJEMMEL_VALUE_KIND_BOOLEAN;
    case kind::number:
        return HJEMMEL_VALUE_KIND_NUMBER;
    case kind::string:
        return HJEMMEL_VALUE_KIND_TEXT;
    case kind::date:
        return HJEMMEL_VALUE_KIND_DATE;
    case kind::time:
        return HJEMMEL_VALUE_KIND_TIME;
    case kind::date_and_time:
        return HJEMMEL_VALUE_KIND_DATE_AND_TIME;
    case kind::days_duration:
        return HJEMMEL_VALUE_KIND_DURATION;
    case kind::months_duration:
        return HJEMMEL_VALUE_KIND_MONTHS;
    case kind::range:
        return HJEMMEL_VALUE_KIND_RANGE;
    case kind::list:
        return HJEMMEL_VALUE_KIND_LIST;
    case kind::context:
        return HJEMMEL_VALUE_KIND_CONTEXT;
    case kind::function:
        return HJEMMEL_VALUE_KIND_FUNCTION;
    case kind::undetermined:
        return undetermined_kind(of.as_undetermined().possible);
    }
    return HJEMMEL_VALUE_KIND_NULL;
}

/// The items of what is undetermined.
std::size_t size_of(const possible& of) {
    switch (of.shape) {
    case possible::form::values:
        return of.values.size();
    case possible::form::between:
        return 2;
    case possible::form::any:
        return 0;
    }
    return 0;
}

std::size_t size_of(const value& of) {
    switch (of.kind()) {
    case kind::list:
        return of.as_list().items.size();
    case kind::context:
        return of.as_context().entries.size();
    case kind::range:
        return 2;
    case kind::undetermined:
        return size_of(of.as_undetermined().possible);
    default:
        return 0;
    }
}

hjemmel_item item_of(const hjemmel::range_value& of, std::size_t at) {
    hjemmel_item one{};
    one.name = no_text();
    one.value = out(at == 0 ? &of.low : &of.high);
    if (!(at == 0 ? of.low_included : of.high_included)) one.flags = HJEMMEL_ITEM_FLAG_EXCLUDED;
    return one;
}

hjemmel_item item_of(const possible& of, std::size_t at) {
    hjemmel_item one{};
    one.name = no_text();
    if (of.shape == possible::form::values)
        one.value = out(&of.values[at]);
    else
        one.value = out(at == 0 ? &of.low : &of.high);
    return one;
}

hjemmel_item item_of(const value& of, std::size_t at) {
    hjemmel_item one{};
    one.name = no_text();
    switch (of.kind()) {
    case kind::list:
        one.value = out(&of.as_list().items[at]);
        if (!of.as_list().certain(at)) one.flags = HJEMMEL_ITEM_FLAG_UNCERTAIN;
        return one;
    case kind::context:
        one.name = text_out(of.as_context().shape->names[at]);
        one.value = out(&of.as_context().entries[at]);
        return one;
    case kind::range:
        return item_of(of.as_range(), at);
    default:
        return item_of(of.as_undetermined().possible, at);
    }
}

/// JSON without the quotes of a single text.
std::string plain(const value& of) {
    switch (of.kind()) {
    case kind::string:
        return of.as_string();
    case kind::date:
        return of.as_date().text();
    case kind::time:
        return of.as_time().text();
    case kind::date_and_time:
        return of.as_date_time().text();
    case kind::days_duration:
        return of.as_days().text();
    case kind::months_duration:
        return of.as_months().text();
    default:
        return hjemmel::io::write_value(of);
    }
}

} // namespace

int32_t hjemmel_value_kind(const hjemmel_value* value) noexcept {
    return value == nullptr ? HJEMMEL_ERROR_ARGUMENT : kind_out(*in(value));
}

uint32_t hjemmel_value_flags(const hjemmel_value* value) noexcept {
    if (value == nullptr) return 0;
    const auto& of = *in(value);
    std::uint32_t flags = 0;
    if (of.is_partial()) flags |= HJEMMEL_VALUE_FLAG_OPEN;
    if (!of.is_undetermined()) return flags;
    const auto& possible = of.as_undetermined().possible;
    const bool listed = std::any_of(possible.values.begin(), possible.values.end(),
                                    [](const hjemmel::value& one) { return one.is_null(); });
    if (possible.or_null || listed) flags |= HJEMMEL_VALUE_FLAG_MAY_BE_NULL;
    return flags;
}

hjemmel_result hjemmel_value_boolean(const hjemmel_value* value, uint8_t* out) noexcept {
    if (out != nullptr) *out = 0;
    if (value == nullptr || out == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    if (!in(value)->is(kind::boolean)) return HJEMMEL_ERROR_KIND;
    *out = in(value)->as_boolean() ? 1 : 0;
    return HJEMMEL_OK;
}

hjemmel_result hjemmel_value_number(const hjemmel_value* value, int64_t* coefficient,
                                    int32_t* exponent) noexcept {
    if (value == nullptr || coefficient == nullptr || exponent == nullptr)
        return HJEMMEL_ERROR_ARGUMENT;
    *coefficient = 0;
    *exponent = 0;
    if (!in(value)->is(kind::number)) return HJEMMEL_ERROR_KIND;
    const auto parts = in(value)->as_number().to_parts();
    if (!parts) return HJEMMEL_ERROR_RANGE;
    *coefficient = parts->coefficient;
    *exponent = parts->exponent;
    return HJEMMEL_OK;
}

hjemmel_result hjemmel_value_date(const hjemmel_value* value, int64_t* day) noexcept {
    if (day != nullptr) *day = 0;
    if (value == nullptr || day == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const auto& of = *in(value);
    if (of.is(kind::date)) {
        *day = of.as_date().days();
    } else if (of.is(kind::date_and_time)) {
        *day = of.as_date_time().day().days();
    } else {
        return HJEMMEL_ERROR_KIND;
    }
    return HJEMMEL_OK;
}

hjemmel_result hjemmel_value_duration(const hjemmel_value* value, hjemmel_duration* out) noexcept {
    if (out != nullptr) *out = {};
    if (value == nullptr || out == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const auto& of = *in(value);
    if (of.is(kind::months_duration)) {
        out->months = of.as_months().months;
    } else if (of.is(kind::days_duration)) {
        out->seconds = of.as_days().seconds;
        out->nanoseconds = of.as_days().nanoseconds;
    } else {
        return HJEMMEL_ERROR_KIND;
    }
    return HJEMMEL_OK;
}

hjemmel_result hjemmel_value_text(const hjemmel_value* value, hjemmel_text* out) noexcept {
    if (out != nullptr) *out = no_text();
    if (value == nullptr || out == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    if (!in(value)->is(kind::string)) return HJEMMEL_ERROR_KIND;
    *out = text_out(in(value)->as_string());
    return HJEMMEL_OK;
}

size_t hjemmel_value_size(const hjemmel_value* value) noexcept {
    return value == nullptr ? 0 : size_of(*in(value));
}

hjemmel_result hjemmel_value_item(const hjemmel_value* value, size_t at,
                                  hjemmel_item* out) noexcept {
    if (value == nullptr || out == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    if (at >= size_of(*in(value))) return HJEMMEL_NONE;
    return fill(out, item_of(*in(value), at));
}

const hjemmel_value* hjemmel_value_entry(const hjemmel_value* value, const char* name,
                                         size_t size) noexcept {
    if (value == nullptr || name == nullptr || !in(value)->is(kind::context)) return nullptr;
    const auto length = size == HJEMMEL_NUL ? std::strlen(name) : size;
    return out(in(value)->as_context().find({name, length}));
}

hjemmel_result hjemmel_value_write(const hjemmel_value* value, int32_t format, int32_t language,
                                   hjemmel_buffer* into) noexcept {
    return write(into, [&] {
        if (value == nullptr || !is_language(language)) throw failure{};
        if (format == HJEMMEL_FORMAT_JSON) return hjemmel::io::write_value(*in(value));
        if (format == HJEMMEL_FORMAT_PLAIN) return plain(*in(value));
        if (format != HJEMMEL_FORMAT_TEXT) throw failure{};
        return hjemmel::explain::show(*in(value), language_in(language));
    });
}
