// SPDX-License-Identifier: Apache-2.0
// Which types fit which, and what two have in common.
#include "builder.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

const type_field* field_of(const type& t, std::string_view name) {
    const auto at = std::find_if(t.fields.begin(), t.fields.end(),
                                 [&](const type_field& f) { return f.name == name; });
    return at == t.fields.end() ? nullptr : &*at;
}

bool fields_fit(const type& given, const type& wanted) {
    return std::all_of(wanted.fields.begin(), wanted.fields.end(), [&](const type_field& want) {
        const auto* have = field_of(given, want.name);
        if (have == nullptr) return want.optional || given.open;
        return fits(*have->what, *want.what);
    });
}

} // namespace

bool fits(const type& given, const type& wanted) {
    if (given.kind == type_kind::any || wanted.kind == type_kind::any) return true;
    if (given.kind == type_kind::null || wanted.kind == type_kind::null) return true;
    if (given.kind == type_kind::list && wanted.kind == type_kind::list) {
        if (!given.element || !wanted.element) return true;
        return fits(*given.element, *wanted.element);
    }
    if (given.kind == type_kind::list) return !given.element || fits(*given.element, wanted);
    if (wanted.kind == type_kind::list) return !wanted.element || fits(given, *wanted.element);
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
