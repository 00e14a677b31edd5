// SPDX-License-Identifier: Apache-2.0
#include "vary.hpp"

#include "steps.hpp"

#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/decimal.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace hjemmel::examples::detail {

namespace {

using model::data;
using entry = model::named_data;
using shape = data::shape;

/// More items of a list than these are not varied one by one.
constexpr std::size_t most_items = 4;

data scalar(std::string text) {
    data out;
    out.what = shape::scalar;
    out.scalar.text = std::move(text);
    return out;
}

entry named(const std::string& name, data content) {
    entry out;
    out.key.text = name;
    out.content = std::move(content);
    return out;
}

/// The values about which a value of this kind is worth a try.
class neighbours {
  public:
    neighbours(const type& of, const std::optional<value>& now, std::span<const hint> hints)
        : type_(of) {
        for (const auto& one : hints) {
            about(one.limit);
            if (now && !one.fact.is_null()) shift(*now, one);
        }
        if (now) about(*now);
    }

    std::vector<value> take() {
        std::vector<value> out;
        for (auto& v : found_) {
            const auto same = [&v](const value& other) { return identical(v, other); };
            if (check::allowed_by(type_, v) && std::none_of(out.begin(), out.end(), same))
                out.push_back(std::move(v));
        }
        return out;
    }

  private:
    // One step below, at and above.
    void about(const value& v) {
        if (v.is(kind::number) && type_.kind == type_kind::number) {
            number(v.as_number(), step_of(v.as_number()));
        } else if (v.is(kind::date) && type_.kind == type_kind::date) {
            days(v.as_date(), 0);
        } else if (v.is(kind::days_duration) && type_.kind == type_kind::days_duration) {
            for (const int k : {-1, 0, 1}) {
                const auto day = days_duration::from_days(k);
                if (const auto sum = add(v.as_days(), *day)) found_.emplace_back(*sum);
            }
        } else if (v.is(kind::months_duration) && type_.kind == type_kind::months_duration) {
            for (const int k : {-1, 0, 1}) {
                if (const auto sum = add(v.as_months(), months_duration{k}))
                    found_.emplace_back(*sum);
            }
        }
    }

    void number(const decimal& at, const decimal& step) {
        found_.emplace_back(at);
        if (const auto less = subtract(at, step)) found_.emplace_back(*less);
        if (const auto more = add(at, step)) found_.emplace_back(*more);
    }

    void days(const date& at, std::int64_t by) {
        for (const int k : {-1, 0, 1}) {
            if (const auto day = at.add_days(by + k)) found_.emplace_back(*day);
        }
    }

    // As far as what was compared lies from its limit, in both directions: what is varied may be
    // added there or taken away.
    void shift(const value& now, const hint& by) {
        if (by.fact.kind() != by.limit.kind()) return;
        if (now.is(kind::number) && by.limit.is(kind::number)) {
            const auto distance = subtract(by.limit.as_number(), by.fact.as_number());
            if (!distance) return;
            const auto step = step_of(by.limit.as_number());
            if (const auto up = add(now.as_number(), *distance)) number(*up, step);
            if (const auto down = subtract(now.as_number(), *distance)) number(*down, step);
        } else if (now.is(kind::date)) {
            shift_date(now.as_date(), by);
        } else if (now.is(kind::number)) {
            if (const auto far = days_apart(by)) {
                for (const auto moved : {*far, -*far}) {
                    if (const auto sum = add(now.as_number(), decimal(moved)))
                        number(*sum, decimal(1));
                }
            }
        }
    }

    static std::optional<std::int64_t> days_apart(const hint& by) {
        if (by.limit.is(kind::date)) return days_between(by.fact.as_date(), by.limit.as_date());
        if (!by.limit.is(kind::days_duration)) return std::nullopt;
        const auto distance = subtract(by.limit.as_days(), by.fact.as_days());
        if (!distance) return std::nullopt;
        return distance->seconds / days_duration::seconds_a_day;
    }

    void shift_date(const date& now, const hint& by) {
        if (const auto far = days_apart(by)) {
            days(now, *far);
            days(now, -*far);
            return;
        }
        std::optional<std::int64_t> months;
        std::optional<std::int64_t> count;
        if (by.limit.is(kind::months_duration)) {
            months = by.limit.as_months().months - by.fact.as_months().months;
        } else if (by.limit.is(kind::number)) { // of years, weeks or days, it may be
            const auto distance = subtract(by.limit.as_number(), by.fact.as_number());
            if (distance) count = hjemmel::ceiling(*distance).to_int64();
            months = count ? std::optional(*count * 12) : std::nullopt;
        }
        for (const auto far : {months, months ? std::optional(-*months) : months}) {
            if (!far || *far > 12'000 || *far < -12'000) continue;
            for (const int k : {-1, 0, 1}) {
                if (const auto moved = now.add_months(*far + k)) days(*moved, 0);
            }
        }
        if (!count || *count > 100'000 || *count < -100'000) return;
        for (const auto far : {*count, -*count, *count * 7, -*count * 7})
            days(now, far);
    }

    const type& type_;
    std::vector<value> found_{};
};

/// Changes one place after the other.
class variation {
  public:
    using facts = std::vector<entry>;
    /// Takes a place's content, nothing for missing, and what was changed; false ends it all.
    using put = std::function<bool(std::optional<data>, const std::string&)>;

    variation(const plan::program& of, std::span<const hint> hints, const relevance& matters)
        : program_(of), hints_(hints), matters_(matters) {}

    bool entity(plan::index number, const facts& given,
                const std::function<bool(facts, const std::string&)>& each) const {
        const auto& e = program_.entities[number];
        for (std::size_t k = 0; k < given.size(); ++k) {
            const auto& one = given[k];
            const auto& name = one.key.text;
            const put into = [&](std::optional<data> content, const std::string& what) {
                auto changed = given;
                if (content)
                    changed[k].content = std::move(*content);
                else
                    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(k));
                return each(std::move(changed), name + what);
            };
            if (!known(number, one, into)) return false;
        }
        for (plan::index s = 0; s < e.slots.size(); ++s) {
            const auto& slot = e.slots[s];
            const auto has = [&](const entry& one) { return one.key.text == slot.name; };
            if (!slot.is_fact || !matters(number, s)) continue;
            if (std::any_of(given.begin(), given.end(), has)) continue;
            const put into = [&](std::optional<data> content, const std::string& what) {
                auto changed = given;
                if (content) changed.push_back(named(slot.name, std::move(*content)));
                return each(std::move(changed), slot.name + what);
            };
            if (!scalars(*slot.type, slot.optional, std::nullopt, into)) return false;
        }
        return true;
    }

  private:
    bool matters(plan::index entity, plan::index slot) const {
        return matters_.empty() || matters_[entity][slot];
    }

    bool known(plan::index number, const entry& one, const put& into) const {
        const auto& e = program_.entities[number];
        const auto slot = e.find(one.key.text);
        if (slot != plan::none && e.slots[slot].is_fact) {
            if (!matters(number, slot)) return true;
            const auto& s = e.slots[slot];
            return typed(*s.type, s.optional, one.content, into) && into(std::nullopt, ": -");
        }
        if (e.child != plan::none && one.key.text == program_.entities[e.child].plural)
            return related(e.child, one.content, into);
        if (e.parent != plan::none && one.key.text == program_.entities[e.parent].name) {
            return entity(e.parent, one.content.entries,
                          [&](facts changed, const std::string& what) {
                              auto content = one.content;
                              content.entries = std::move(changed);
                              return into(std::move(content), "." + what);
                          });
        }
        return true;
    }

    bool typed(const type& t, bool optional, const data& now, const put& into) const {
        if (t.kind == type_kind::list && t.element && now.what == shape::list)
            return items(t, now, into);
        if (t.kind == type_kind::context && now.what == shape::mapping) return fields(t, now, into);
        std::optional<value> known;
        if (now.what == shape::scalar) known = check::scalar_value(now.scalar.text, t);
        return scalars(t, optional, known, into);
    }

    bool scalars(const type& t, bool optional, const std::optional<value>& now,
                 const put& into) const {
        std::vector<value> all;
        if (t.kind == type_kind::boolean)
            all = {value(true), value(false)};
        else if (t.domain && !t.domain->values.empty())
            all = t.domain->values;
        else
            all = neighbours(t, now, hints_).take();
        for (const auto& v : all) {
            if (now && identical(*now, v)) continue;
            if (!into(scalar(feel::text(v)), ": " + feel::text(v))) return false;
        }
        return !optional || into(data{}, ": null");
    }

    bool fields(const type& t, const data& now, const put& into) const {
        for (const auto& field : t.fields) {
            const auto* content = now.find(field.name);
            const put one = [&](std::optional<data> changed, const std::string& what) {
                auto out = now;
                const auto at =
                    std::find_if(out.entries.begin(), out.entries.end(),
                                 [&](const entry& e) { return e.key.text == field.name; });
                if (at == out.entries.end()) {
                    if (changed) out.entries.push_back(named(field.name, std::move(*changed)));
                } else if (changed) {
                    at->content = std::move(*changed);
                } else {
                    out.entries.erase(at);
                }
                return into(std::move(out), "." + field.name + what);
            };
            if (!typed(*field.what, field.optional, content != nullptr ? *content : data{}, one))
                return false;
            if (content != nullptr && !one(std::nullopt, ": -")) return false;
        }
        return true;
    }

    bool items(const type& t, const data& now, const put& into) const {
        for (std::size_t k = 0; k < now.items.size() && k < most_items; ++k) {
            const auto path = "[" + std::to_string(k + 1) + "]";
            const put one = [&](std::optional<data> changed, const std::string& what) {
                auto out = now;
                if (changed)
                    out.items[k] = std::move(*changed);
                else
                    out.items.erase(out.items.begin() + static_cast<std::ptrdiff_t>(k));
                return into(std::move(out), path + what);
            };
            if (!typed(*t.element, false, now.items[k], one) || !one(std::nullopt, ": -"))
                return false;
        }
        auto none = now;
        none.items.clear();
        return now.items.empty() || into(std::move(none), ": []");
    }

    // An item's own facts, and how many such there are.
    bool related(plan::index child, const data& now, const put& into) const {
        for (std::size_t k = 0; k < now.items.size() && k < most_items; ++k) {
            const auto path = "[" + std::to_string(k + 1) + "]";
            const auto with = [&](facts changed, const std::string& what) {
                auto out = now;
                out.items[k].entries = std::move(changed);
                return into(std::move(out), path + what);
            };
            if (!repeated(now.items[k].entries, with)) return false;
            const bool on =
                entity(child, now.items[k].entries, [&](facts changed, const std::string& what) {
                    return with(std::move(changed), "." + what);
                });
            if (!on) return false;
        }
        return into(std::nullopt, ": -");
    }

    bool repeated(const facts& item,
                  const std::function<bool(facts, const std::string&)>& with) const {
        const auto is_repeat = [](const entry& e) { return e.key.text == "repeat"; };
        const auto at = std::find_if(item.begin(), item.end(), is_repeat);
        const auto now =
            at == item.end() ? std::optional(decimal(1)) : decimal::parse(at->content.scalar.text);
        if (!now) return true;
        for (const auto& v : neighbours(*types::number(), value(*now), hints_).take()) {
            const auto count = v.as_number().to_int64();
            if (!count || *count < 0 || *count > 10'000 || v.as_number() == *now) continue;
            auto changed = item;
            std::erase_if(changed, is_repeat);
            changed.insert(changed.begin(), named("repeat", scalar(feel::text(v))));
            if (!with(std::move(changed), ".repeat: " + feel::text(v))) return false;
        }
        return true;
    }

    const plan::program& program_;
    std::span<const hint> hints_;
    const relevance& matters_;
};

} // namespace

void vary(const plan::program& of, plan::index entity, const std::vector<model::named_data>& facts,
          std::span<const hint> hints, const relevance& matters,
          const std::function<bool(std::vector<model::named_data>, std::string)>& each) {
    variation(of, hints, matters).entity(entity, facts, each);
}

} // namespace hjemmel::examples::detail
