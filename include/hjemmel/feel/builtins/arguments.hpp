// SPDX-License-Identifier: Apache-2.0
// What the definitions of built-ins share: arguments taken by kind, and signatures written short.
#pragma once

#include <hjemmel/feel/builtin.hpp>
#include <hjemmel/feel/comparison.hpp>
#include <hjemmel/feel/failure.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::feel::define {

/// The arguments of one call. Each accessor gives nothing where the argument is of another kind;
/// `failed` is then the null to return. Long lists and texts are charged, since functions walk
/// them.
class arguments {
  public:
    arguments(call& in, std::string_view function, std::span<const value> given)
        : in_(in), function_(function), given_(given) {}

    const value& at(std::size_t i) const { return i < given_.size() ? given_[i] : none_; }
    bool none(std::size_t i) const { return at(i).is_null() && !at(i).failure(); }

    const decimal* number(std::size_t i, std::string_view name) {
        return expect(i, name, kind::number) ? &at(i).as_number() : nullptr;
    }
    const std::string* string(std::size_t i, std::string_view name) {
        if (!expect(i, name, kind::string)) return nullptr;
        in_.charge(at(i).as_string().size() / bytes_an_item);
        return &at(i).as_string();
    }
    const hjemmel::date* day(std::size_t i, std::string_view name) {
        return expect(i, name, kind::date) ? &at(i).as_date() : nullptr;
    }
    /// The day of a date, with or without a time.
    std::optional<hjemmel::date> any_day(std::size_t i, std::string_view name) {
        if (at(i).is(kind::date_and_time)) return at(i).as_date_time().day();
        const auto* given = day(i, name);
        return given ? std::optional(*given) : std::nullopt;
    }
    const std::vector<value>* list(std::size_t i, std::string_view name) {
        return expect(i, name, kind::list) ? &walked(at(i)) : nullptr;
    }
    const context_value* context(std::size_t i, std::string_view name) {
        return expect(i, name, kind::context) ? &at(i).as_context() : nullptr;
    }

    /// A number cut to a whole one.
    std::optional<std::int64_t> whole(std::size_t i, std::string_view name) {
        const auto* n = number(i, name);
        if (!n) return std::nullopt;
        const auto cut = n->is_negative() ? hjemmel::ceiling(*n) : hjemmel::floor(*n);
        const auto fits = cut.to_int64();
        if (!fits) refuse(name, "er for stort eller for lille", "is too large or too small");
        return fits;
    }

    /// The items that an aggregate is over: those of a list, or all arguments.
    std::optional<std::span<const value>> items() {
        if (given_.size() != 1) return given_;
        if (given_[0].is(kind::list)) return walked(given_[0]);
        if (!given_[0].is_null()) return given_;
        expect(0, "list", kind::list);
        return std::nullopt;
    }

    /// Sets the failure: the argument under this name is not what it must be.
    value refuse(std::string_view name, std::string_view da, std::string_view en) {
        const auto parameter = feel::detail::backticked(name);
        const auto function = feel::detail::backticked(function_);
        failed_ = in_.fail(
            "argument-range",
            {"Parameteren " + parameter + " i " + function + " " + std::string(da) + ".",
             "The parameter " + parameter + " of " + function + " " + std::string(en) + "."});
        return failed_;
    }

    /// Sets the failure: an argument, or an item of one, has a kind that does not fit.
    value refuse_kind(std::string_view name, std::string_view wanted, const value& given) {
        if (given.failure()) return failed_ = given;
        const auto parameter = feel::detail::backticked(name);
        const auto function = feel::detail::backticked(function_);
        const std::string is(kind_text(given.kind()));
        const std::string should(wanted);
        failed_ = in_.fail(given.is_null() ? "null-argument" : "argument-kind",
                           {"Parameteren " + parameter + " i " + function + " skal være " + should +
                                ", ikke " + is + ".",
                            "The parameter " + parameter + " of " + function + " must be " +
                                should + ", not " + is + "."});
        return failed_;
    }

    /// Sets the failure: missing facts leave the result open, as they leave `given`.
    void leave_open(const value& given) { failed_ = given; }

    const value& failed() const { return failed_; }
    std::string_view function() const { return function_; }
    call& in() const { return in_; }

  private:
    static constexpr std::size_t bytes_an_item = 256; // cost as much as an item made

    const std::vector<value>& walked(const value& list) {
        feel::detail::charge_walk(in_, list);
        return list.as_list().items;
    }

    bool expect(std::size_t i, std::string_view name, kind wanted) {
        if (at(i).is(wanted)) return true;
        refuse_kind(name, kind_text(wanted), at(i));
        return false;
    }

    call& in_;
    std::string_view function_;
    std::span<const value> given_;
    value none_{};
    value failed_{};
};

/// A result, or the failure that it has no representation.
template<class T>
value result(const arguments& a, const std::optional<T>& given) {
    return feel::detail::result_or_overflow(a.in(), a.function(), given);
}

/// A list of these items, or null where a limit is reached.
inline value list_of(call& in, std::vector<value> items) {
    if (!in.charge(items.size())) return {};
    return make_list(std::move(items));
}

using definition = value (*)(call&, std::span<const value>);

/// What the reference says of a built-in: its meaning, an example, and what that gives.
struct description {
    std::string_view meaning;
    std::string_view example;
    std::string_view gives;
};

inline builtin& add(std::vector<builtin>& table, std::string_view name, std::vector<signature> ways,
                    definition define, const description& words) {
    return table.emplace_back(builtin{.name = name,
                                      .signatures = std::move(ways),
                                      .define = define,
                                      .meaning = words.meaning,
                                      .example = words.example,
                                      .gives = words.gives});
}

inline formal needed(std::string_view name, const type_ptr& what = types::any()) {
    return {name, what, false};
}

inline formal optional(std::string_view name, const type_ptr& what = types::any()) {
    return {name, what, true};
}

/// The result's type follows the first argument.
enum class follows : std::uint8_t { nothing, first_argument, its_element };

inline signature takes(std::vector<formal> formals, const type_ptr& result,
                       follows how = follows::nothing) {
    return {std::move(formals), false, result, static_cast<std::uint8_t>(how)};
}

inline signature takes_any_number(std::vector<formal> formals, const type_ptr& result,
                                  follows how = follows::nothing) {
    return {std::move(formals), true, result, static_cast<std::uint8_t>(how)};
}

inline const type_ptr& any_list() {
    static const type_ptr one = types::list(types::any());
    return one;
}

inline const type_ptr& number_list() {
    static const type_ptr one = types::list(types::number());
    return one;
}

/// A context of any entries.
inline const type_ptr& any_context() {
    static const type_ptr one =
        std::make_shared<const type>(type{.kind = type_kind::context, .open = true});
    return one;
}

inline const type_ptr& any_range() {
    static const type_ptr one = types::range(types::any());
    return one;
}

} // namespace hjemmel::feel::define
