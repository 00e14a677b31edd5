// SPDX-License-Identifier: Apache-2.0
// Which types fit which, and what two have in common.
#include "builder.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

// The field in the same place mostly has the same name.
const type_field* field_of(const type& t, std::string_view name, std::size_t near) {
    if (near < t.fields.size() && t.fields[near].name == name) return &t.fields[near];
    return detail::field_of(t, name);
}

bool fields_fit(const type& given, const type& wanted) {
    for (std::size_t i = 0; i < wanted.fields.size(); ++i) {
        const auto& want = wanted.fields[i];
        const auto* have = field_of(given, want.name, i);
        const bool fit = have ? fits(*have->what, *want.what) : want.optional || given.open;
        if (!fit) return false;
    }
    return true;
}

bool within(const type& t, std::size_t depth, std::size_t& budget) {
    if (depth == 0 || budget == 0) return false;
    --budget;
    if (t.element && !within(*t.element, depth - 1, budget)) return false;
    return std::all_of(t.fields.begin(), t.fields.end(), [&](const type_field& field) {
        return within(*field.what, depth - 1, budget);
    });
}

} // namespace

const type_field* field_of(const type& t, std::string_view name) {
    const auto at = std::find_if(t.fields.begin(), t.fields.end(),
                                 [&](const type_field& f) { return f.name == name; });
    return at == t.fields.end() ? nullptr : &*at;
}

bool is_small(const type& t) {
    std::size_t budget = 4096;
    return within(t, 40, budget);
}

bool comparable(const type& a, const type& b) {
    const auto open = [](const type& t) {
        return t.kind == type_kind::any || t.kind == type_kind::null;
    };
    if (open(a) || open(b)) return true;
    return a.kind == b.kind && (fits(a, b) || fits(b, a));
}

bool fits(const type& given, const type& wanted) {
    if (&given == &wanted) return true;
    if (given.kind == type_kind::any || wanted.kind == type_kind::any) return true;
    if (given.kind == type_kind::null || wanted.kind == type_kind::null) return true;
    if (given.kind == type_kind::list && wanted.kind == type_kind::list) {
        if (!given.element || !wanted.element) return true;
        return fits(*given.element, *wanted.element);
    }
    if (given.kind == type_kind::list) return !given.element || fits(*given.element, wanted);
    if (wanted.kind == type_kind::list) return !wanted.element || fits(given, *wanted.element);
    if (given.kind == type_kind::date && wanted.kind == type_kind::date_and_time) return true;
    if (given.kind != wanted.kind) return false;
    if (given.kind == type_kind::context) return fields_fit(given, wanted);
    if (given.kind != type_kind::range || !given.element || !wanted.element) return true;
    return fits(*given.element, *wanted.element);
}

type_ptr joined(const type_ptr& a, const type_ptr& b) {
    if (!a || a->kind == type_kind::null) return b ? b : types::null();
    if (!b || b->kind == type_kind::null || a == b) return a;
    if (a->kind != b->kind) return types::any();
    switch (a->kind) {
    case type_kind::list:
        return types::list(joined(a->element, b->element));
    case type_kind::range:
        return types::range(joined(a->element, b->element));
    case type_kind::context: {
        type out{.kind = type_kind::context};
        for (const auto& f : a->fields) {
            const auto* other = field_of(*b, f.name);
            out.fields.push_back({f.name, other ? joined(f.what, other->what) : f.what,
                                  f.optional || other == nullptr || other->optional});
        }
        for (const auto& f : b->fields) {
            if (field_of(*a, f.name) == nullptr) out.fields.push_back({f.name, f.what, true});
        }
        out.open = a->open || b->open;
        return std::make_shared<const type>(std::move(out));
    }
    case type_kind::function:
        return types::any();
    default:
        return types::of(a->kind);
    }
}

} // namespace hjemmel::check::detail
