// SPDX-License-Identifier: Apache-2.0
#include "values.hpp"

#include "lines.hpp"
#include "numbers.hpp"

#include <hjemmel/core/mask.hpp>
#include <hjemmel/core/visible.hpp>

#include <algorithm>

namespace hjemmel::explain {

namespace detail {

namespace {

/// More items than this are only counted.
constexpr std::size_t most_items = 6;

std::string day(const date& d, language wanted) {
    return wanted == language::da ? d.danish() : d.english();
}

std::string nothing(const value& what, language wanted) {
    if (what.is_absent()) return say(wanted, "ingen", "none");
    if (const auto why = what.failure()) {
        // Meant by the rules, which say why there is none.
        if (why->level == severity::note) return masked(why->text.in(wanted));
        return say(wanted, "kan ikke opgøres", "cannot be determined");
    }
    return say(wanted, "ingen værdi", "no value");
}

std::string duration(const months_duration& d, language wanted) {
    std::vector<std::string> parts;
    if (d.year_part() != 0) {
        parts.push_back(wanted == language::da ? counted(d.year_part(), "år", "år", wanted)
                                               : counted(d.year_part(), "year", "years", wanted));
    }
    if (d.month_part() != 0 || parts.empty()) {
        parts.push_back(wanted == language::da
                            ? counted(d.month_part(), "måned", "måneder", wanted)
                            : counted(d.month_part(), "month", "months", wanted));
    }
    return listed(parts, say(wanted, " og ", " and "));
}

std::string duration(const days_duration& d, language wanted) {
    const bool danish = wanted == language::da;
    std::vector<std::string> parts;
    const auto add = [&](std::int64_t n, std::string_view one, std::string_view many) {
        if (n != 0) parts.push_back(counted(n, one, many, wanted));
    };
    add(d.day_part(), danish ? "dag" : "day", danish ? "dage" : "days");
    add(d.hour_part(), danish ? "time" : "hour", danish ? "timer" : "hours");
    add(d.minute_part(), danish ? "minut" : "minute", danish ? "minutter" : "minutes");
    if (d.nanoseconds != 0) {
        // Of a number with a fraction there are many.
        const auto of_minute = days_duration{d.second_part(), d.nanoseconds};
        parts.push_back(grouped(total_seconds(of_minute), wanted) +
                        (danish ? " sekunder" : " seconds"));
    } else {
        add(d.second_part(), danish ? "sekund" : "second", danish ? "sekunder" : "seconds");
    }
    if (parts.empty()) parts.push_back(counted(0, "dag", danish ? "dage" : "days", wanted));
    return listed(parts, say(wanted, " og ", " and "));
}

/// "fra 3 til 8", "mindst 3", "før 1. maj 2014"; empty for a range without ends.
std::string between(const value& low, const value& high, bool low_in, bool high_in,
                    const manner& how) {
    const auto w = how.wanted;
    const auto in_time = [](const value& end) {
        return end.is(kind::date) || end.is(kind::time) || end.is(kind::date_and_time);
    };
    const bool dates = in_time(low) || in_time(high);
    const auto from =
        dates ? say(w, low_in ? "tidligst " : "efter ", low_in ? "from " : "after ")
              : say(w, low_in ? "mindst " : "mere end ", low_in ? "at least " : "more than ");
    const auto to =
        dates ? say(w, high_in ? "senest " : "før ", high_in ? "up to " : "before ")
              : say(w, high_in ? "højst " : "mindre end ", high_in ? "at most " : "less than ");
    if (!low.is_null() && !high.is_null() && low_in && high_in) {
        return say(w, "fra ", "from ") + shown(low, how) + say(w, " til ", " to ") +
               shown(high, how);
    }
    std::vector<std::string> ends;
    if (!low.is_null()) ends.push_back(from + shown(low, how));
    if (!high.is_null()) ends.push_back(to + shown(high, how));
    return listed(ends, say(w, " og ", " and "));
}

std::string undetermined(const possible& what, const manner& how) {
    if (how.supplied) return say(how.wanted, "ikke oplyst", "not supplied");
    const auto word = say(how.wanted, "uafklaret", "undetermined");
    const auto still = shown(what, how);
    return still.empty() ? word : word + " (" + still + ")";
}

/// The days from `fra` to `til` (or `from` to `to`) of a context; nothing for any other context.
struct span_of_days {
    std::size_t first = context_shape::npos;
    std::size_t last = context_shape::npos;

    explicit operator bool() const { return first != context_shape::npos; }
};

span_of_days period_in(const context_value& what) {
    span_of_days found{what.shape->find("fra"), what.shape->find("til")};
    if (!found) found = {what.shape->find("from"), what.shape->find("to")};
    const bool starts = found && what.entries[found.first].is(kind::date);
    if (!starts || found.last == context_shape::npos) return {};
    return found;
}

std::string shown_period(const value& first, const value& last, const manner& how) {
    const auto from = day(first.as_date(), how.wanted);
    if (last.is_null()) return say(how.wanted, "siden ", "since ") + from;
    if (last.is(kind::date)) return from + " – " + day(last.as_date(), how.wanted);
    const auto until = say(how.wanted, "slutdato ", "end date ");
    return from + " – (" + until + shown(last, how) + ")";
}

std::string entry(const std::string& name, const value& what, const manner& how) {
    return name + ": " + shown(what, {how.wanted, name, how.supplied, false});
}

std::string context(const context_value& what, const manner& how) {
    const auto days = period_in(what);
    std::string out;
    for (std::size_t i = 0; i < what.entries.size(); ++i) {
        if (days && (i == days.first || i == days.last)) continue;
        if (says_nothing(what.entries[i])) continue;
        // A period's other fields need no names where they are words: "kontanthjaelp siden ...".
        const bool bare = days && what.entries[i].is(kind::string);
        if (!out.empty()) out += ", ";
        out +=
            bare ? shown(what.entries[i], how) : entry(what.shape->names[i], what.entries[i], how);
    }
    if (!days) return out.empty() ? say(how.wanted, "ingen værdi", "no value") : out;
    if (!out.empty()) out += " ";
    return out + shown_period(what.entries[days.first], what.entries[days.last], how);
}

std::string list(const list_value& what, const manner& how) {
    const auto w = how.wanted;
    if (what.items.empty()) return say(w, "ingen", "none");
    const bool nested = std::any_of(what.items.begin(), what.items.end(), [](const value& v) {
        return v.is(kind::context) || v.is(kind::list);
    });
    const auto many = what.items.size() > most_items + 1;
    const auto count = many ? most_items : what.items.size();
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out += nested ? "; " : ", ";
        out += shown(what.items[i], how);
        if (!what.certain(i)) out += say(w, " (måske)", " (perhaps)");
    }
    if (!many) return out;
    return out + say(w, " og ", " and ") +
           grouped(decimal(static_cast<std::int64_t>(what.items.size() - count)), w) +
           say(w, " til", " more");
}

} // namespace

std::string listed(const std::vector<std::string>& texts, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0) out += i + 1 == texts.size() ? last : ", ";
        out += texts[i];
    }
    return out;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many,
                    language wanted) {
    const bool single = count == 1 || count == -1;
    return grouped(decimal(count), wanted) + " " + std::string(single ? one : many);
}

std::string one_of(const std::vector<value>& values, const manner& how) {
    const auto w = how.wanted;
    std::vector<std::string> texts;
    bool fails = false;
    // Beside yes and no or words, no value at all is no answer: no row fits, or a condition fails.
    const bool answers = std::any_of(values.begin(), values.end(), [](const value& v) {
        return v.is(kind::boolean) || v.is(kind::string);
    });
    for (const auto& one : values) {
        if (one.failure() || (answers && one.is_null() && !one.is_absent()))
            fails = true;
        else
            texts.push_back(shown(one, how));
    }
    const auto all = listed(texts, say(w, " eller ", " or "));
    if (!fails) return all;
    if (all.empty()) return say(w, "kan ikke opgøres", "cannot be determined");
    return all + say(w, "; måske kan det ikke opgøres", "; perhaps it cannot be determined");
}

std::string shown(const possible& what, const manner& how) {
    if (what.shape == possible::form::between) return between(what.low, what.high, true, true, how);
    if (what.shape == possible::form::any) return {};
    // Yes or no says nothing beyond "undetermined", whether or not it may also fail.
    const auto answers = std::count_if(what.values.begin(), what.values.end(),
                                       [](const value& v) { return v.is(kind::boolean); });
    if (answers == 2) return {};
    return one_of(what.values, how);
}

bool says_nothing(const value& field) { return field.is_null() && !field.failure(); }

std::string shown(const value& what, const manner& how) {
    const auto w = how.wanted;
    switch (what.kind()) {
    case kind::null:
        return nothing(what, w);
    case kind::boolean:
        return what.as_boolean() ? say(w, "ja", "yes") : say(w, "nej", "no");
    case kind::number:
        return how.money || is_amount(how.name) ? amount(what.as_number(), w)
                                                : grouped(what.as_number(), w);
    case kind::string:
        return visible(masked(what.as_string()));
    case kind::date:
        return day(what.as_date(), w);
    case kind::time:
        return say(w, "kl. ", "") + what.as_time().text();
    case kind::date_and_time: {
        const auto& moment = what.as_date_time();
        return day(moment.day(), w) + say(w, " kl. ", " at ") + moment.time().text();
    }
    case kind::days_duration:
        return duration(what.as_days(), w);
    case kind::months_duration:
        return duration(what.as_months(), w);
    case kind::range: {
        const auto& r = what.as_range();
        if (r.written == range_value::form::unequal) {
            return say(w, "alt andet end ", "anything but ") + shown(r.low, how);
        }
        const auto text = between(r.low, r.high, r.low_included, r.high_included, how);
        return text.empty() ? say(w, "alle", "all") : text;
    }
    case kind::list:
        return list(what.as_list(), how);
    case kind::context:
        return context(what.as_context(), how);
    case kind::undetermined:
        return undetermined(what.as_undetermined().possible, how);
    default:
        return say(w, "en værdi, der ikke vises", "a value that is not shown");
    }
}

} // namespace detail

std::string show(const value& what, language wanted, std::string_view name) {
    return detail::shown(what, {wanted, name, false, false});
}

} // namespace hjemmel::explain
