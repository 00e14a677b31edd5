// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/declared.hpp>

#include "builder.hpp"
#include "declared_scale.hpp"

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/decimal.hpp>
#include <hjemmel/core/duration.hpp>
#include <hjemmel/core/nearest.hpp>
#include <hjemmel/core/time.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

namespace hjemmel::check {

namespace {

using shape = model::data::shape;

const std::array<std::pair<std::string_view, const type_ptr& (*)()>, 10> scalar_kinds{{
    {"Any", types::any},
    {"boolean", types::boolean},
    {"number", types::number},
    {"string", types::string},
    {"date", types::date},
    {"time", types::time},
    {"date and time", types::date_and_time},
    {"days and time duration", types::days_duration},
    {"years and months duration", types::months_duration},
    {"Null", types::null},
}};

diagnostic fault(std::string code, place where, bilingual text, bilingual hint = {}) {
    diagnostic d;
    d.code = std::move(code);
    d.where = std::move(where);
    d.text = std::move(text);
    d.hint = std::move(hint);
    return d;
}

type_ptr with_domain(const type_ptr& base, type_domain domain) {
    auto copy = *base;
    copy.domain = std::make_shared<const type_domain>(std::move(domain));
    return std::make_shared<const type>(std::move(copy));
}

type_domain domain_of(const type& base) { return base.domain ? *base.domain : type_domain{}; }

bool comparable(type_kind kind) {
    return kind == type_kind::number || kind == type_kind::date ||
           kind == type_kind::days_duration || kind == type_kind::months_duration;
}

bool between(const type_domain& domain, const value& what) {
    if (domain.low && order(what, *domain.low) < 0) return false;
    if (domain.high && order(what, *domain.high) > 0) return false;
    return has_few_decimals(domain, what);
}

bilingual example_of(type_kind kind) {
    switch (kind) {
    case type_kind::boolean:
        return {"Skriv true eller false.", "Write true or false."};
    case type_kind::number:
        return {"Skriv et tal med punktum som decimaltegn og uden tusindtalsskilletegn, fx 37.5.",
                "Write a number with a decimal point and no thousands separator, e.g. 37.5."};
    case type_kind::date:
        return {"Skriv en dato, der findes, som 2019-12-31.",
                "Write a date that exists, such as 2019-12-31."};
    case type_kind::time:
        return {"Skriv et tidspunkt som 10:30:00, 10:30:00+02:00 eller "
                "10:30:00@Europe/Copenhagen.",
                "Write a time such as 10:30:00, 10:30:00+02:00 or 10:30:00@Europe/Copenhagen."};
    case type_kind::date_and_time:
        return {"Skriv en dato med tidspunkt som 2019-12-31T10:30:00.",
                "Write a date with a time such as 2019-12-31T10:30:00."};
    case type_kind::months_duration:
        return {"Skriv år og måneder som P5Y, P3M eller P1Y6M.",
                "Write years and months as P5Y, P3M or P1Y6M."};
    case type_kind::days_duration:
        return {"Skriv dage som P28D.", "Write days as P28D."};
    default:
        return {};
    }
}

} // namespace

std::optional<value> scalar_value(std::string_view text, const type& wanted) {
    switch (wanted.kind) {
    case type_kind::any:
    case type_kind::string:
        return value(text);
    case type_kind::boolean:
        if (text == "true") return value(true);
        if (text == "false") return value(false);
        return std::nullopt;
    case type_kind::number:
        if (auto n = decimal::parse(text)) return value(*n);
        return std::nullopt;
    case type_kind::date:
        if (auto d = date::parse(text)) return value(*d);
        return std::nullopt;
    case type_kind::time:
        if (auto t = time_of_day::parse(text)) return value(*t);
        return std::nullopt;
    case type_kind::date_and_time:
        if (auto d = date_time::parse(text)) return value(*d);
        return std::nullopt;
    case type_kind::days_duration:
        if (auto d = days_duration::parse(text)) return value(*d);
        return std::nullopt;
    case type_kind::months_duration:
        if (auto d = months_duration::parse(text)) return value(*d);
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

bool allowed_by(const type& t, const value& what) {
    if (!t.domain || what.is_null()) return true;
    const auto& all = t.domain->values;
    const auto same = [&](const value& v) { return identical(v, what); };
    if (!all.empty() && std::none_of(all.begin(), all.end(), same)) return false;
    return between(*t.domain, what);
}

declarations::declarations(const model::version& file, diagnostics& found) : found_(found) {
    for (const auto& one : file.types)
        written_.emplace(one.name.text, &one);
    for (const auto& one : file.types) {
        names_.push_back(one.name.text);
        declared_name(one.name.text);
    }
}

type_ptr declarations::named(std::string_view name) const {
    const auto at = named_.find(name);
    return at == named_.end() ? nullptr : at->second;
}

type_ptr declarations::declared_name(const std::string& name) {
    if (auto known = named(name)) return known;
    const auto one = written_.find(name);
    if (one == written_.end()) return nullptr;
    const auto& where = one->second->name.where;
    if (const auto start = std::find(open_.begin(), open_.end(), name); start != open_.end()) {
        std::string path;
        for (auto at = start; at != open_.end(); ++at)
            path += *at + " -> ";
        found_.push_back(fault("type-cycle", where,
                               {"Typen " + name + " indeholder sig selv: " + path + name + ".",
                                "The type " + name + " contains itself: " + path + name + "."}));
        return types::any();
    }
    open_.push_back(name);
    auto copy = *type_of(one->second->what);
    open_.pop_back();
    if (!detail::is_small(copy)) {
        refuse_large(where);
        copy = *types::any();
    }
    copy.name = name;
    return named_[name] = std::make_shared<const type>(std::move(copy));
}

void declarations::refuse_large(const place& where) {
    found_.push_back(fault("type-too-large", where,
                           {"Typen er for stor eller for dybt indlejret.",
                            "The type is too large or nested too deeply."},
                           {"Del den i flere oplysninger.", "Split it into several facts."}));
}

type_ptr declarations::scalar_type(const model::data& declared) {
    const auto& text = declared.scalar.text;
    for (const auto& [name, make] : scalar_kinds) {
        if (text == name) return make();
    }
    if (auto known = declared_name(text)) return known;
    std::vector<std::string> choices(names_);
    for (const auto& [name, make] : scalar_kinds)
        choices.emplace_back(name);
    const auto close = nearest(text, choices);
    bilingual hint{
        "Typer er boolean, number, string, date, time, date and time, days and time "
        "duration, years and months duration, list, range, context og dem under types.",
        "Types are boolean, number, string, date, time, date and time, days and time "
        "duration, years and months duration, list, range, context and those under types."};
    if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
    found_.push_back(fault("unknown-type", declared.where,
                           {"Typen " + text + " findes ikke.", "There is no type " + text + "."},
                           std::move(hint)));
    return types::any();
}

type_ptr declarations::context_type(const model::data& fields) {
    std::vector<type_field> out;
    for (const auto& one : fields.entries) {
        names_.push_back(one.key.text);
        out.push_back({one.key.text, type_of(one.content), false});
    }
    return types::context(std::move(out));
}

// `{list: periode, optional: [til]}`: the declared context with these fields optional.
type_ptr declarations::with_optional(const type_ptr& base, const model::data& names) {
    if (base->kind == type_kind::any) return base;
    auto copy = *base;
    for (const auto& name : names.items) {
        const auto at =
            std::find_if(copy.fields.begin(), copy.fields.end(),
                         [&](const type_field& f) { return f.name == name.scalar.text; });
        if (at != copy.fields.end()) {
            at->optional = true;
            continue;
        }
        found_.push_back(fault("unknown-field", name.where,
                               {"Feltet " + name.scalar.text + " findes ikke i typen.",
                                "The type has no field " + name.scalar.text + "."}));
    }
    return std::make_shared<const type>(std::move(copy));
}

// In a mapping that is no context, other keys are mistakes.
void declarations::only(const model::data& declared, std::initializer_list<std::string_view> keys) {
    for (const auto& one : declared.entries) {
        if (std::find(keys.begin(), keys.end(), one.key.text) != keys.end()) continue;
        const auto close = nearest(one.key.text, keys);
        bilingual hint;
        if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
        found_.push_back(fault("unknown-key", one.key.where,
                               {"Nøglen " + one.key.text + " kan ikke stå i en type her.",
                                "The key " + one.key.text + " cannot stand in a type here."},
                               std::move(hint)));
    }
}

type_ptr declarations::mapping_type(const model::data& declared) {
    const auto* optional = declared.find("optional");
    if (const auto* element = declared.find("list")) {
        only(declared, {"list", "optional"});
        auto of = type_of(*element);
        return types::list(optional ? with_optional(of, *optional) : of);
    }
    if (const auto* element = declared.find("range")) {
        only(declared, {"range"});
        return types::range(type_of(*element));
    }
    if (const auto* fields = declared.find("context")) {
        only(declared, {"context", "optional"});
        auto of = context_type(*fields);
        return optional ? with_optional(of, *optional) : of;
    }
    if (const auto* function = declared.find("function")) {
        only(declared, {"function"});
        return function_type(*function);
    }
    if (declared.find("type")) return restricted_type(declared);
    return context_type(declared);
}

// `{function: {parameters: [number], result: string}}`; parameters have no names.
type_ptr declarations::function_type(const model::data& declared) {
    only(declared, {"parameters", "result"});
    type out{.kind = type_kind::function};
    if (const auto* parameters = declared.find("parameters")) {
        for (const auto& one : parameters->items)
            out.fields.push_back({"", type_of(one), false});
    }
    const auto* result = declared.find("result");
    if (result != nullptr) out.element = type_of(*result);
    return std::make_shared<const type>(std::move(out));
}

type_ptr declarations::restricted_type(const model::data& declared) {
    only(declared, {"type", "values", "min", "max", "allowed", "integer", "scale"});
    const auto pick = [&](std::string_view key) {
        const auto* one = declared.find(key);
        return one != nullptr ? *one : model::data{};
    };
    model::restriction what{pick("values"), pick("min"), pick("max"), {}};
    if (const auto* tests = declared.find("allowed")) what.allowed = tests->scalar;
    return constrained(with_scale(type_of(pick("type")), declared), what);
}

// Of two scales, the type beneath included, both hold, which is the smaller one.
type_ptr declarations::with_scale(const type_ptr& base, const model::data& declared) {
    const auto scale = detail::declared_scale(declared, *base, found_);
    if (!scale) return base;
    auto domain = domain_of(*base);
    domain.scale = std::min(*scale, domain.scale.value_or(*scale));
    return with_domain(base, std::move(domain));
}

type_ptr declarations::type_of(const model::data& declared) {
    if (depth_ >= deepest) {
        refuse_large(declared.where);
        return types::any();
    }
    ++depth_;
    auto out = type_by_shape(declared);
    --depth_;
    return out;
}

type_ptr declarations::type_by_shape(const model::data& declared) {
    switch (declared.what) {
    case shape::none:
        return types::any();
    case shape::scalar:
        return scalar_type(declared);
    case shape::mapping:
        return mapping_type(declared);
    case shape::list:
        found_.push_back(fault("bad-type", declared.where,
                               {"En type er et navn eller nøgler, ikke en liste.",
                                "A type is a name or keys, not a list."},
                               {"Skriv {list: number} for en liste af tal.",
                                "Write {list: number} for a list of numbers."}));
        return types::any();
    }
    return types::any();
}

type_ptr declarations::type_of_values(const model::restriction& what) {
    auto all = what.values.items;
    for (const auto* bound : {&what.low, &what.high}) {
        if (*bound) all.push_back(*bound);
    }
    if (all.empty()) return types::any();
    const auto all_are = [&](const type_ptr& t) {
        return std::all_of(all.begin(), all.end(), [&](const model::data& one) {
            return one.what == shape::scalar && scalar_value(one.scalar.text, *t);
        });
    };
    for (const auto& t : {types::number(), types::boolean(), types::date(), types::date_and_time(),
                          types::time(), types::months_duration(), types::days_duration()}) {
        if (all_are(t)) return t;
    }
    return types::string();
}

type_ptr declarations::restricted(const model::data& type, const model::restriction& what) {
    return constrained(type ? type_of(type) : type_of_values(what), what);
}

type_ptr declarations::constrained(const type_ptr& base, const model::restriction& what) {
    if (!what) return base;
    const auto& [values, low, high, allowed] = what;
    auto domain = domain_of(*base);
    if (values) domain.values.clear(); // each of them is one of the base's
    std::set<std::string> seen;
    for (const auto& one : values.items) {
        auto read = value_of(one, *base);
        if (!read) continue;
        if (!seen.insert(feel::text(*read)).second) {
            found_.push_back(fault("duplicate-value", one.where,
                                   {"Værdien " + one.scalar.text + " står to gange.",
                                    "The value " + one.scalar.text + " is listed twice."}));
        }
        domain.values.push_back(std::move(*read));
    }
    const auto bound = [&](const model::data& written) -> std::shared_ptr<const value> {
        if (!written) return nullptr;
        if (!comparable(base->kind)) {
            found_.push_back(fault("no-bounds", written.where,
                                   {"Typen har ingen rækkefølge, så min og max giver ingen mening.",
                                    "The type has no order, so min and max mean nothing."}));
            return nullptr;
        }
        auto unbound = *base; // a bound need not be allowed itself
        unbound.domain = nullptr;
        auto read = value_of(written, unbound);
        return read ? std::make_shared<const value>(std::move(*read)) : nullptr;
    };
    if (auto found = bound(low)) domain.low = std::move(found);
    if (auto found = bound(high)) domain.high = std::move(found);
    if (domain.low && domain.high && order(*domain.low, *domain.high) > 0) {
        found_.push_back(fault("bounds-order", low ? low.where : high.where,
                               {"Den mindste tilladte værdi er større end den største.",
                                "The smallest value allowed is greater than the largest."},
                               {"Byt om på min og max.", "Exchange min and max."}));
    }
    if (!allowed.empty()) {
        domain.tests.push_back(static_cast<std::uint32_t>(constraints_.size()));
        constraints_.push_back({allowed, base});
    }
    return with_domain(base, std::move(domain));
}

std::optional<value> declarations::value_of(const model::data& written, const type& wanted) {
    const auto refuse = [&] {
        found_.push_back(fault("wrong-type", written.where,
                               {"Værdien er ikke af typen " + type_text(wanted) + ".",
                                "The value is not of type " + type_text(wanted) + "."},
                               example_of(wanted.kind)));
        return std::nullopt;
    };
    const auto checked = [&](value read) -> std::optional<value> {
        if (allowed_by(wanted, read)) return read;
        found_.push_back(fault(
            "value-not-allowed", written.where,
            {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."}));
        return std::nullopt;
    };
    if (wanted.kind == type_kind::list) {
        if (written.what != shape::list) return refuse();
        std::vector<value> items;
        for (const auto& one : written.items) {
            auto read = value_of(one, wanted.element ? *wanted.element : *types::any());
            if (!read) return std::nullopt;
            items.push_back(std::move(*read));
        }
        return make_list(std::move(items));
    }
    if (wanted.kind == type_kind::context) {
        if (written.what != shape::mapping) return refuse();
        auto names = std::make_shared<context_shape>();
        context_value out;
        for (const auto& field : wanted.fields) {
            const auto* one = written.find(field.name);
            names->names.push_back(field.name);
            if (one == nullptr && !field.optional) return refuse();
            const bool absent = one == nullptr || (field.optional && one->scalar.text == "null");
            auto read = absent ? value::absent() : value_of(*one, *field.what);
            if (!read) return std::nullopt;
            out.entries.push_back(std::move(*read));
        }
        if (written.entries.size() > wanted.fields.size()) return refuse();
        out.shape = std::move(names);
        return value(std::move(out));
    }
    if (written.what != shape::scalar) return refuse();
    auto read = scalar_value(written.scalar.text, wanted);
    return read ? checked(std::move(*read)) : refuse();
}

} // namespace hjemmel::check
