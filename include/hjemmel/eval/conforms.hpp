// SPDX-License-Identifier: Apache-2.0
// Whether a value is of a type: FEEL's `instance of`, and what implicit conversions look at.
#pragma once

#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/eval/possible.hpp>

#include <algorithm>

namespace hjemmel::eval {

namespace detail {

/// The entry of a type's field, or nullptr: mostly it stands where the type has it.
inline const value* entry_of(const context_value& c, const type& t, const type_field& field) {
    const auto place = static_cast<std::size_t>(&field - t.fields.data());
    const auto& names = c.shape->names;
    return place < names.size() && names[place] == field.name ? &c.entries[place]
                                                              : c.find(field.name);
}

/// Whether every value of the type `of` is one of `t`, whatever its domain.
inline bool within(const type& of, const type& t) {
    if (t.kind == type_kind::any) return true;
    if (of.kind != t.kind) return false;
    if (t.kind == type_kind::context) {
        return std::all_of(t.fields.begin(), t.fields.end(), [&](const type_field& field) {
            const auto own = std::find_if(of.fields.begin(), of.fields.end(),
                                          [&](const auto& f) { return f.name == field.name; });
            return own == of.fields.end() ? field.optional : within(*own->what, *field.what);
        });
    }
    if (t.kind == type_kind::function) return false;
    return !t.element || t.element->kind == type_kind::any ||
           (of.element && within(*of.element, *t.element));
}

} // namespace detail

/// Whether every completion of `v` is of the type; null is of the types Null alone and Any.
inline bool conforms(const value& v, const type& t) {
    if (t.kind == type_kind::any) return !v.is_null();
    if (v.is_undetermined()) {
        const auto& p = v.as_undetermined().possible;
        if (p.shape != possible::form::values) return detail::within(*p.what, t);
        return std::all_of(p.values.begin(), p.values.end(),
                           [&](const value& one) { return one.is_null() || conforms(one, t); });
    }
    if (detail::type_kind_of(v.kind()) != t.kind) return false;
    const auto inside = [&](const value& one) {
        return !t.element || t.element->kind == type_kind::any || one.is_null() ||
               conforms(one, *t.element);
    };
    switch (t.kind) {
    case type_kind::list: {
        const auto& items = v.as_list().items;
        return std::all_of(items.begin(), items.end(), inside);
    }
    case type_kind::range:
        return inside(v.as_range().low) && inside(v.as_range().high);
    case type_kind::context:
        return std::all_of(t.fields.begin(), t.fields.end(), [&](const type_field& field) {
            const auto* entry = detail::entry_of(v.as_context(), t, field);
            if (entry == nullptr) return field.optional;
            return entry->is_null() || conforms(*entry, *field.what);
        });
    default:
        return true;
    }
}

/// `instance of`: as `conforms`, but every field of the type must be there, null or not.
inline bool is_instance(const value& v, const type& t) {
    if (!conforms(v, t)) return false;
    if (v.is(kind::list) && t.element) {
        const auto& items = v.as_list().items;
        return std::all_of(items.begin(), items.end(), [&](const value& one) {
            return one.is_null() || is_instance(one, *t.element);
        });
    }
    if (!v.is(kind::context) || t.kind != type_kind::context) return true;
    return std::all_of(t.fields.begin(), t.fields.end(), [&](const type_field& field) {
        const auto* entry = v.as_context().find(field.name);
        return entry != nullptr && (entry->is_null() || is_instance(*entry, *field.what));
    });
}

} // namespace hjemmel::eval
