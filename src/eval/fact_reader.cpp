// SPDX-License-Identifier: Apache-2.0
#include "fact_reader.hpp"

#include "allowed_words.hpp"

#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/mask.hpp>
#include <hjemmel/core/nearest.hpp>
#include <hjemmel/eval/machine.hpp>
#include <hjemmel/eval/possible.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>

namespace hjemmel::eval::detail {

namespace {

const type_field* field_of(const type& t, std::string_view name) {
    const auto at = std::find_if(t.fields.begin(), t.fields.end(),
                                 [&](const type_field& f) { return f.name == name; });
    return at == t.fields.end() ? nullptr : &*at;
}

bilingual expected(const type& t) {
    switch (t.kind) {
    case type_kind::date:
        return {"Skriv en dato, der findes, som 2019-12-31.",
                "Write a date that exists, such as 2019-12-31."};
    case type_kind::boolean:
        return {"Skriv true eller false.", "Write true or false."};
    case type_kind::number:
        return {"Skriv et tal med punktum som decimaltegn.",
                "Write a number with a decimal point."};
    case type_kind::list:
        return {"Skriv en liste: [...].", "Write a list: [...]."};
    case type_kind::context:
        return {"Skriv et objekt med felter.", "Write an object with fields."};
    default:
        return {};
    }
}

// Digits in the form of a day, with no such day in the calendar.
bool is_impossible_day(std::string_view text) {
    const auto digits = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.size() < 10) return false;
    const auto year = text.size() - 6; // how many digits it has
    const bool form = text[year] == '-' && text[year + 3] == '-' && year <= 9 &&
                      (year == 4 || text[0] != '0') && digits(text.substr(0, year)) &&
                      digits(text.substr(year + 1, 2)) && digits(text.substr(year + 4));
    return form && !hjemmel::date::parse(text);
}

bool has_impossible_day(std::string_view text, const type& t) {
    if (t.kind == type_kind::date_and_time)
        return is_impossible_day(text.substr(0, text.find('T')));
    return t.kind == type_kind::date && is_impossible_day(text);
}

} // namespace

const context_shape_ptr& known_shapes::of(const type& t) {
    auto& shape = shapes_[&t];
    if (shape) return shape;
    for (const auto& [known, ready] : program_.type_shapes) {
        if (known.get() == &t) return shape = ready;
    }
    context_shape fresh;
    for (const auto& field : t.fields)
        fresh.names.push_back(field.name);
    return shape = std::make_shared<const context_shape>(std::move(fresh));
}

const known_shapes::places& known_shapes::places_of(const context_shape_ptr& given, const type& t) {
    auto& known = places_[&t];
    if (known.given == given) return known;
    known = {given, {}, given->names.size()};
    for (const auto& field : t.fields) {
        known.fields.push_back(given->find(field.name));
        if (known.fields.back() != context_shape::npos) --known.others;
    }
    return known;
}

void fact_reader::report(std::string_view code, const fact_path& path, bilingual text,
                         bilingual hint, const value* what, severity level) {
    diagnostic d;
    d.code = code;
    d.level = level;
    d.text = std::move(text);
    d.hint = std::move(hint);
    d.fact = prefix_ + path.text();
    d.id = of_.id;
    if (what != nullptr) d.value = masked(feel::text(*what));
    found_.push_back(std::move(d));
}

std::uint32_t fact_reader::number_unknown(const type_ptr& t, bool optional, std::string path) {
    record_.unknowns.push_back({&of_, slot_, std::move(path), t, optional});
    return static_cast<std::uint32_t>(record_.unknowns.size() - 1);
}

bilingual fact_reader::named(const fact_path& path) const {
    const bool fact = record_.program->entities[of_.entity].slots[slot_].is_fact;
    const auto text = path.text();
    return {(fact ? "Oplysningen " : "Resultatet ") + text,
            (fact ? "The fact " : "The decision ") + text};
}

std::optional<value> fact_reader::wrong_type(const value& given, const type& t,
                                             const fact_path& path) {
    const auto name = named(path);
    if (given.is(kind::string) && has_impossible_day(given.as_string(), t)) {
        report("invalid-date", path,
               {name.da + " er en dag, der ikke findes i kalenderen.",
                name.en + " is a day that does not exist in the calendar."},
               {"Ret dagen, måneden eller året.", "Correct the day, the month or the year."},
               &given);
        return std::nullopt;
    }
    report(
        "wrong-type", path,
        {name.da + " skal være " + type_text(t) + ".", name.en + " must be " + type_text(t) + "."},
        expected(t), &given);
    return std::nullopt;
}

std::optional<value> fact_reader::read(const value& given, const type_ptr& t, bool optional,
                                       const fact_path& path) {
    if (given.is_null()) {
        if (optional) return value::absent();
        const auto name = named(path);
        report("null-not-allowed", path,
               {name.da + " kan ikke være tom (null).", name.en + " cannot be null."},
               {"Udelad den, hvis den ikke kendes.", "Leave it out if it is not known."}, nullptr);
        return std::nullopt;
    }
    auto out = read_part(given, t, path);
    if (!out || is_allowed(*t, *out)) return out;
    const auto name = named(path);
    report("value-not-allowed", path,
           {name.da + " har en værdi, der ikke er tilladt.",
            name.en + " has a value that is not allowed."},
           allowed_words(*record_.program, *t->domain, *out), &given);
    return std::nullopt;
}

// Parts of it are looked at when they are read.
bool fact_reader::is_allowed(const type& t, const value& what) {
    if (!t.domain) return true;
    return check::allowed_by(t, what) &&
           truth_of(machine_.meets_tests(*t.domain, what)).can(truth::yes);
}

std::optional<value> fact_reader::read_part(const value& given, const type_ptr& t,
                                            const fact_path& path) {
    switch (t->kind) {
    case type_kind::any:
        return given;
    case type_kind::list:
        return read_list(given, *t, path);
    case type_kind::context:
        return read_context(given, *t, path);
    default:
        return read_scalar(given, *t, path);
    }
}

value fact_reader::read_or_null(const value& given, const type_ptr& t, const fact_path& path) {
    const auto told = found_.size();
    const auto unknown = record_.unknowns.size();
    if (auto bound = read(given, t, true, path)) return std::move(*bound);
    found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(told), found_.end());
    record_.unknowns.resize(unknown);
    auto out = machine_.converted(given, *t);
    if (!out.is_null() && machine_.allows(*t, out)) return out;
    const auto name = named(path);
    report("wrong-type", path,
           {name.da + " passer ikke til typen " + type_text(*t) + " og er null.",
            name.en + " does not fit the type " + type_text(*t) + " and is null."},
           expected(*t), &given, severity::warning);
    return value::failed(std::make_shared<const diagnostic>(found_.back()));
}

std::optional<value> fact_reader::read_scalar(const value& given, const type& t,
                                              const fact_path& path) {
    std::optional<value> out;
    if (detail::type_kind_of(given.kind()) == t.kind) {
        out = given;
    } else if (given.is(kind::string) && t.kind != type_kind::number &&
               t.kind != type_kind::boolean) {
        out = check::scalar_value(given.as_string(), t);
    }
    return out ? out : wrong_type(given, t, path);
}

std::optional<value> fact_reader::read_list(const value& given, const type& t,
                                            const fact_path& path) {
    if (!given.is(kind::list)) return wrong_type(given, t, path);
    const auto& element = t.element ? t.element : types::any();
    std::vector<value> items;
    items.reserve(given.as_list().items.size());
    bool good = true;
    std::size_t number = 0;
    for (const auto& item : given.as_list().items) {
        auto one = read(item, element, false, {path, ++number});
        if (one)
            items.push_back(std::move(*one));
        else
            good = false;
    }
    if (!good) return std::nullopt;
    if (is_period(*element)) note_doubts(items, path);
    return make_list(std::move(items));
}

std::optional<value> fact_reader::read_context(const value& given, const type& t,
                                               const fact_path& path) {
    if (!given.is(kind::context)) return wrong_type(given, t, path);
    const auto& c = given.as_context();
    const auto& places = shapes_.places_of(c.shape, t);
    bool good = true;
    if (!t.open && places.others != 0) good = refuse_unknown(*c.shape, t, path);
    context_value out{shapes_.of(t), {}};
    out.entries.reserve(t.fields.size());
    for (std::size_t i = 0; i < t.fields.size(); ++i) {
        const auto& field = t.fields[i];
        const fact_path below(path, field.name);
        const auto place = places.fields[i];
        if (place == context_shape::npos) {
            const auto number = number_unknown(field.what, field.optional, below_fact(below));
            out.entries.push_back(unknown_value(field.what, field.optional, missing_set(number)));
            continue;
        }
        auto one = read(c.entries[place], field.what, field.optional, below);
        good = good && one.has_value();
        out.entries.push_back(one ? std::move(*one) : value());
    }
    if (!good || !in_order(out, path)) return std::nullopt;
    return value(std::move(out));
}

// Tells what the type has no field for; false where there is such.
bool fact_reader::refuse_unknown(const context_shape& given, const type& t, const fact_path& path) {
    bool good = true;
    for (const auto& name : given.names) {
        if (field_of(t, name) != nullptr) continue;
        std::vector<std::string> choices;
        for (const auto& field : t.fields)
            choices.push_back(field.name);
        const auto close = nearest(name, choices);
        bilingual hint;
        if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
        const auto at = path.text();
        report("unknown-field", {path, name},
               {"Feltet " + name + " findes ikke i " + at + ".",
                "There is no field " + name + " in " + at + "."},
               std::move(hint), nullptr);
        good = false;
    }
    return good;
}

std::string fact_reader::below_fact(const fact_path& path) const {
    return path.text().substr(record_.program->entities[of_.entity].slots[slot_].name.size());
}

bool fact_reader::is_period(const type& t) {
    const auto* from = field_of(t, "fra");
    const auto* to = field_of(t, "til");
    return from != nullptr && to != nullptr && from->what->kind == type_kind::date &&
           to->what->kind == type_kind::date;
}

bool fact_reader::in_order(const context_value& c, const fact_path& path) {
    const auto* from = c.find("fra");
    const auto* to = c.find("til");
    if (from == nullptr || to == nullptr) return true;
    if (!from->is(kind::date) || !to->is(kind::date)) return true;
    if (to->as_date() >= from->as_date()) return true;
    report("period-reversed", path,
           {"Perioden " + path.text() + " slutter, før den begynder.",
            "The period " + path.text() + " ends before it begins."},
           {"Ret fra eller til.", "Correct fra or til."}, to);
    return false;
}

// Whether no two of these share a day, as far as it is seen at once.
bool fact_reader::surely_apart(const std::vector<value>& items) {
    auto after = hjemmel::date::min();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& c = items[i].as_context();
        const auto* from = c.find("fra");
        const auto* to = c.find("til");
        if (!from->is(kind::date) || (i != 0 && from->as_date() <= after)) return false;
        if (to->is(kind::date))
            after = to->as_date();
        else if (!to->is_null() || i + 1 != items.size())
            return false;
    }
    return true;
}

// Identical rows count once, overlaps are united; both are told, since they hint at bad data.
void fact_reader::note_doubts(std::vector<value>& items, const fact_path& path) {
    if (surely_apart(items)) return;
    std::vector<value> kept;
    for (auto& item : items) {
        const bool twice =
            !item.is_partial() && std::any_of(kept.begin(), kept.end(),
                                              [&](const value& v) { return identical(v, item); });
        if (!twice) {
            kept.push_back(std::move(item));
            continue;
        }
        report("duplicate-period", path,
               {"Den samme række står flere gange i " + path.text() + " og tæller kun én gang.",
                "The same row stands several times in " + path.text() + " and counts once."},
               {}, nullptr, severity::warning);
    }
    items = std::move(kept);
    if (overlap(items)) {
        report("overlapping-periods", path,
               {"Perioder i " + path.text() + " overlapper hinanden; dagene tæller kun én gang.",
                "Periods in " + path.text() + " overlap; their days count once."},
               {}, nullptr, severity::warning);
    }
}

// Rows that say the same of days which they share; an internship beside paid hours is no doubt.
bool fact_reader::overlap(const std::vector<value>& items) {
    using days = std::pair<hjemmel::date, hjemmel::date>;
    std::vector<std::pair<value, days>> all;
    for (const auto& item : items) {
        const auto& c = item.as_context();
        const auto* from = c.find("fra");
        const auto* to = c.find("til");
        if (!from->is(kind::date) || to->is_undetermined()) continue;
        const auto last = to->is(kind::date) ? to->as_date() : hjemmel::date::max();
        std::vector<value> rest;
        for (const auto& entry : c.entries) {
            if (&entry != from && &entry != to) rest.push_back(entry);
        }
        all.emplace_back(make_list(std::move(rest)), days{from->as_date(), last});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        const auto o = order(a.first, b.first);
        return o != 0 ? o < 0 : a.second < b.second;
    });
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (!identical(all[i].first, all[i - 1].first)) continue;
        if (all[i].second.first <= all[i - 1].second.second) return true;
        all[i].second.second = std::max(all[i].second.second, all[i - 1].second.second);
    }
    return false;
}

} // namespace hjemmel::eval::detail
