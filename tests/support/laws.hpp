// SPDX-License-Identifier: Apache-2.0
// Both laws of missing facts by brute force: an outcome that lacks facts against the answers of
// all their completions.
#pragma once

#include <hjemmel/api/catalog.hpp>
#include <hjemmel/eval/conforms.hpp>
#include <hjemmel/feel/text.hpp>

#include "support/feel_value.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// A fact that a case may lack, what is tried for it, and whether that is all there is to try.
struct hole {
    std::string name; ///< stands as "?name" in the case
    std::string path; ///< as outcomes call it
    std::vector<value> values;
    bool finite;
};

/// A null that failed reads as any other.
inline value plain(const value& v) {
    if (v.is_null()) return {};
    if (v.is(kind::list)) {
        std::vector<value> items;
        for (const auto& item : v.as_list().items)
            items.push_back(plain(item));
        return make_list(std::move(items));
    }
    if (!v.is(kind::context)) return v;
    context_value out{v.as_context().shape, {}};
    for (const auto& entry : v.as_context().entries)
        out.entries.push_back(plain(entry));
    return out;
}

inline bool same(const value& a, const value& b) { return identical(plain(a), plain(b)); }

/// The answers of all completions of some missing facts, in mixed radix, the first facts fastest.
struct answers {
    std::vector<value> all;
    std::vector<std::string> paths;
    std::vector<std::size_t> sizes;

    template<class Take>
    answers part(const Take& take) const {
        answers out{{}, paths, sizes};
        for (const auto& one : all)
            out.all.push_back(take(one));
        return out;
    }

    template<class Differ>
    std::vector<std::string> that_matter(const Differ& differ) const {
        std::vector<std::string> out;
        std::size_t stride = 1;
        for (std::size_t d = 0; d < sizes.size(); ++d) {
            bool matters = false;
            for (std::size_t n = 0; n < all.size() && !matters; ++n)
                matters = differ(all[n], all[n - n / stride % sizes[d] * stride]);
            if (matters) out.push_back(paths[d]);
            stride *= sizes[d];
        }
        std::sort(out.begin(), out.end());
        return out;
    }
    std::vector<std::string> must_be_missing() const {
        return that_matter([](const value& a, const value& b) { return !same(a, b); });
    }
    std::vector<std::string> may_be_missing() const {
        return that_matter([](const value& a, const value& b) { return !identical(a, b); });
    }
};

/// The path of a missing fact, as outcomes write it.
inline std::string path_of(const eval::record& r, std::uint32_t id) {
    const auto& u = r.unknowns[id];
    const auto& entity = r.program->entities[u.where->entity];
    std::string prefix = eval::path_above(r, *u.where);
    if (prefix.empty() && u.where != r.root.get())
        prefix = entity.plural + "[" + u.where->id + "].";
    return prefix + (u.slot == plan::none ? "" : entity.slots[u.slot].name) + u.path;
}

inline bool holds(const possible& p, const value& answer) {
    if (p.shape == possible::form::values) {
        return std::any_of(p.values.begin(), p.values.end(),
                           [&](const value& v) { return same(v, answer); });
    }
    if (answer.is_null()) return p.or_null;
    if (p.shape == possible::form::any) return eval::conforms(answer, *p.what);
    if (!p.low.is_null() && (!p.low.is(answer.kind()) || order(p.low, answer) > 0)) return false;
    return p.high.is_null() || (p.high.is(answer.kind()) && order(answer, p.high) <= 0);
}

/// Holds one undetermined value, at any depth, against the answers. Says what is wrong.
class verdict {
  public:
    verdict(const eval::record& r, bool exact) : record_(r), exact_(exact) {}

    std::string of(const value& v, const answers& expected) const {
        if (!v.is_partial()) {
            for (const auto& one : expected.all) {
                if (!same(v, one)) return "known, but an answer is " + feel::text(one);
            }
            return "";
        }
        if (auto wrong = missing(v, expected); !wrong.empty()) return wrong;
        if (v.is(kind::context)) return in_context(v, expected);
        if (v.is(kind::list)) return in_list(v, expected);
        const auto& p = v.as_undetermined().possible;
        for (const auto& one : expected.all) {
            if (!holds(p, one)) return "not possible: " + feel::text(one);
        }
        return exact_ ? nothing_more(p, expected) : "";
    }

  private:
    std::string missing(const value& v, const answers& expected) const {
        std::vector<std::string> told;
        for (const auto id : eval::missing_of(v))
            told.push_back(path_of(record_, id));
        std::sort(told.begin(), told.end());
        for (const auto& path : expected.must_be_missing()) {
            if (!std::binary_search(told.begin(), told.end(), path)) return "not missing: " + path;
        }
        const auto most = expected.may_be_missing();
        for (const auto& path : told) {
            if (exact_ && !std::binary_search(most.begin(), most.end(), path))
                return "exact, but does not matter: " + path;
        }
        return "";
    }

    static std::string nothing_more(const possible& p, const answers& expected) {
        if (p.shape == possible::form::any) return "exact, but anything is possible";
        auto values = p.values;
        if (p.shape == possible::form::between) {
            if (!identical(p.low, p.high)) return "exact, but a range is possible";
            values = {p.low};
        }
        for (const auto& one : values) {
            const auto given = [&](const value& v) { return same(v, one); };
            if (std::none_of(expected.all.begin(), expected.all.end(), given))
                return "exact, but no answer is " + feel::text(one);
        }
        return "";
    }

    std::string in_context(const value& v, const answers& expected) const {
        const auto& c = v.as_context();
        for (const auto& one : expected.all) {
            if (!one.is(kind::context) || one.as_context().shape->names != c.shape->names)
                return "a context, but an answer is " + feel::text(one);
        }
        for (std::size_t i = 0; i < c.entries.size(); ++i) {
            const auto part =
                expected.part([&](const value& one) { return one.as_context().entries[i]; });
            const auto wrong = of(c.entries[i], part);
            if (!wrong.empty()) return c.shape->names[i] + ": " + wrong;
        }
        return "";
    }

    std::string in_list(const value& v, const answers& expected) const {
        const auto& list = v.as_list();
        bool certain = true;
        for (std::size_t i = 0; i < list.items.size(); ++i)
            certain = certain && list.certain(i);
        for (const auto& one : expected.all) {
            if (!one.is(kind::list) || !fits(list, 0, one.as_list().items, 0))
                return "a list, but an answer is " + feel::text(one);
        }
        if (!certain) return exact_ ? all_lists(v, expected) : "";
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const auto part =
                expected.part([&](const value& one) { return one.as_list().items[i]; });
            const auto wrong = of(list.items[i], part);
            if (!wrong.empty()) return "[" + std::to_string(i + 1) + "]: " + wrong;
        }
        return "";
    }

    static std::string all_lists(const value& v, const answers& expected) {
        const auto each = eval::completions(v, 4096);
        if (!each) return "exact, but without bounds";
        possible p;
        p.shape = possible::form::values;
        p.values = *each;
        return nothing_more(p, expected);
    }

    // Whether a known list is one of those that an uncertain one stands for.
    static bool fits(const list_value& open, std::size_t i, const std::vector<value>& known,
                     std::size_t k) {
        if (i == open.items.size()) return k == known.size();
        if (!open.certain(i) && fits(open, i + 1, known, k)) return true;
        return k < known.size() && may_be(open.items[i], known[k]) &&
               fits(open, i + 1, known, k + 1);
    }

    static bool may_be(const value& open, const value& known) {
        if (!open.is_partial()) return same(open, known);
        if (open.is_undetermined()) return holds(open.as_undetermined().possible, known);
        if (open.kind() != known.kind()) return false;
        if (open.is(kind::list)) return fits(open.as_list(), 0, known.as_list().items, 0);
        const auto& a = open.as_context();
        const auto& b = known.as_context();
        if (a.shape->names != b.shape->names) return false;
        for (std::size_t i = 0; i < a.entries.size(); ++i) {
            if (!may_be(a.entries[i], b.entries[i])) return false;
        }
        return true;
    }

    const eval::record& record_;
    bool exact_;
};

/// The case as FEEL text, its holes filled or left out.
class filled_case {
  public:
    filled_case(const value& text, const std::vector<hole>& holes) : text_(text), holes_(holes) {}

    /// `chosen`: for each hole the number of a value, or beyond the last: missing.
    facts with(const std::vector<std::size_t>& chosen) const {
        facts out;
        const auto all = fill(text_, chosen);
        const auto& c = all.as_context();
        for (std::size_t i = 0; i < c.entries.size(); ++i)
            out.set(c.shape->names[i], c.entries[i]);
        return out;
    }

  private:
    const hole* hole_of(const value& v, std::size_t& number) const {
        if (!v.is(kind::string) || !v.as_string().starts_with('?')) return nullptr;
        for (number = 0; number < holes_.size(); ++number) {
            if (v.as_string().substr(1) == holes_[number].name) return &holes_[number];
        }
        return nullptr;
    }

    value fill(const value& v, const std::vector<std::size_t>& chosen) const {
        if (v.is(kind::list)) {
            std::vector<value> items;
            for (const auto& item : v.as_list().items)
                items.push_back(fill(item, chosen));
            return make_list(std::move(items));
        }
        if (!v.is(kind::context)) return v;
        context_shape shape;
        std::vector<value> entries;
        for (std::size_t i = 0; i < v.as_context().entries.size(); ++i) {
            const auto& entry = v.as_context().entries[i];
            std::size_t n = 0;
            const auto* open = hole_of(entry, n);
            if (open != nullptr && chosen[n] == open->values.size()) continue;
            shape.names.push_back(v.as_context().shape->names[i]);
            entries.push_back(open != nullptr ? open->values[chosen[n]] : fill(entry, chosen));
        }
        return context_value{std::make_shared<const context_shape>(std::move(shape)),
                             std::move(entries)};
    }

    const value& text_;
    const std::vector<hole>& holes_;
};

/// Tries a version: every completion of all holes, then cases that lack some of them.
class law_check {
  public:
    law_check(version rules, std::string entity, const value& text, std::vector<hole> holes)
        : rules_(std::move(rules)), entity_(std::move(entity)), text_(text),
          holes_(std::move(holes)) {}

    /// At most about `most` cases that lack facts. What is wrong, or nothing.
    std::string run(std::size_t most) {
        std::size_t complete = 1;
        std::size_t all = 1;
        for (const auto& one : holes_) {
            complete *= one.values.size();
            all *= one.values.size() + 1;
        }
        for (std::size_t n = 0; n < complete; ++n) {
            if (auto wrong = answer(digits(n, 0)); !wrong.empty()) return wrong;
        }
        const auto stride = std::max<std::size_t>(1, all / most) | 1U;
        for (std::size_t n = 0; n < all; n += stride) {
            if (auto wrong = hold(digits(all - 1 - n, 1)); !wrong.empty()) return wrong;
        }
        return "";
    }
    std::size_t cases() const { return cases_; }

  private:
    std::vector<std::size_t> digits(std::size_t n, std::size_t more) const {
        std::vector<std::size_t> out;
        for (const auto& one : holes_) {
            out.push_back(n % (one.values.size() + more));
            n /= one.values.size() + more;
        }
        return out;
    }

    std::vector<outcome> evaluate(const std::vector<std::size_t>& chosen) {
        ++cases_;
        return rules_.evaluate(filled_case(text_, holes_).with(chosen), {}, {2018, 3, 2}, entity_);
    }

    static value answer_of(const outcome& o) {
        // Why a known answer is null does not make it another one.
        if (o.status() != status::failed) return o.value().is_null() ? value() : o.value();
        return value::failed(std::make_shared<const diagnostic>());
    }

    std::string answer(const std::vector<std::size_t>& chosen) {
        const auto all = evaluate(chosen);
        answers_.resize(all.size());
        for (std::size_t k = 0; k < all.size(); ++k) {
            const auto s = all[k].status();
            if (s != status::known && s != status::failed)
                return told(chosen, all[k], "complete, but " + std::string(status_name(s)));
            answers_[k].push_back(answer_of(all[k]));
        }
        return "";
    }

    // The answers of the completions of what is left out here.
    answers expected(const std::vector<std::size_t>& chosen, std::size_t decision) const {
        answers out;
        std::vector<std::size_t> indices{0};
        std::size_t stride = 1;
        for (std::size_t d = 0; d < holes_.size(); ++d) {
            const auto size = holes_[d].values.size();
            std::vector<std::size_t> next;
            const bool open = chosen[d] == size;
            for (std::size_t digit = 0; digit < (open ? size : 1); ++digit) {
                for (const auto i : indices)
                    next.push_back(i + (open ? digit : chosen[d]) * stride);
            }
            if (open) {
                out.paths.push_back(holes_[d].path);
                out.sizes.push_back(size);
            }
            indices = std::move(next);
            stride *= size;
        }
        for (const auto i : indices)
            out.all.push_back(answers_[decision][i]);
        return out;
    }

    bool finite(const std::vector<std::size_t>& chosen) const {
        for (std::size_t d = 0; d < holes_.size(); ++d) {
            if (chosen[d] == holes_[d].values.size() && !holes_[d].finite) return false;
        }
        return true;
    }

    static std::size_t distinct(const answers& given) {
        auto all = given.all;
        eval::detail::sort_distinct(all);
        return all.size();
    }

    std::string hold(const std::vector<std::size_t>& chosen) {
        const auto all = evaluate(chosen);
        for (std::size_t k = 0; k < all.size(); ++k) {
            const auto& o = all[k];
            if (!o.content().evidence) return told(chosen, o, "not evaluated");
            const auto given = expected(chosen, k);
            auto wrong = judge(o, given);
            const bool must = finite(chosen) && distinct(given) <= possible::most;
            if (wrong.empty() && must && !o.exact()) wrong = "not exact";
            if (!wrong.empty()) return told(chosen, o, wrong);
        }
        return "";
    }

    std::string judge(const outcome& o, const answers& given) const {
        if (o.status() == status::failed) {
            for (const auto& one : given.all) {
                if (!one.failure()) return "failed, but an answer is " + feel::text(one);
            }
            return "";
        }
        if (o.status() == status::undetermined && o.exact()) {
            for (const auto& fact : o.missing()) {
                for (const auto& one : holes_) {
                    if (one.path == fact.path && !one.finite) return "exact, but without bounds";
                }
            }
        }
        const bool exact = o.status() == status::undetermined && o.exact();
        return verdict(*o.content().evidence, exact).of(o.value(), given);
    }

    std::string told(const std::vector<std::size_t>& chosen, const outcome& o,
                     const std::string& what) const {
        std::string out = o.content().decision + ": " + what + "; case:";
        for (std::size_t d = 0; d < holes_.size(); ++d) {
            const bool open = chosen[d] == holes_[d].values.size();
            out += " " + holes_[d].name + "=";
            out += open ? "?" : feel::text(holes_[d].values[chosen[d]]);
        }
        out += "; status: " + std::string(status_name(o.status())) + "; missing:";
        for (const auto& fact : o.missing())
            out += " " + fact.path;
        for (const auto& d : o.diagnostics())
            out += "; " + d.code;
        return out;
    }

    version rules_;
    std::string entity_;
    const value& text_;
    std::vector<hole> holes_;
    std::vector<std::vector<value>> answers_{}; ///< by decision, then by completion
    std::size_t cases_ = 0;
};

} // namespace hjemmel::test
