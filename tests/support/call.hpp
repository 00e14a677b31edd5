// SPDX-License-Identifier: Apache-2.0
// A `call` for tests, values written as FEEL text, and tables of calls of built-ins.
#pragma once

#include <doctest/doctest.h>

#include <hjemmel/feel/builtin.hpp>
#include <hjemmel/feel/text.hpp>

#include "support/feel_value.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// Answers as an evaluation on 2 March 2018 would. A string is a function: `less`, `greater`,
/// `same`, `always`, `never`, `open`, or one that fails.
class test_call final : public feel::call {
  public:
    std::size_t left = static_cast<std::size_t>(-1); ///< what `charge` still allows
    std::vector<diagnostic> failures{};

    hjemmel::date today() const override { return {2018, 3, 2}; }

    value invoke(const value& function, std::span<const value> arguments) override {
        if (!function.is(kind::string) || arguments.size() != 2)
            return fail("no-function", {"Ingen funktion.", "No function."});
        const auto& name = function.as_string();
        const auto o = order(arguments[0], arguments[1]);
        if (name == "less") return o < 0;
        if (name == "greater") return o > 0;
        if (name == "same") return o == 0;
        if (name == "always") return true;
        if (name == "never") return false;
        if (name == "open") return open(arguments[0]);
        return fail("broken-function", {"Den fejler.", "It fails."});
    }

    /// Open for want of fact 1, but of fact 2 where the first argument is 3.
    static value open(const value& first) {
        undetermined_value u;
        u.possible.what = types::boolean();
        u.missing = missing_set(identical(first, value(3)) ? 2U : 1U);
        return u;
    }

    bool charge(std::size_t items) override {
        if (items > left) return false;
        left -= items;
        return true;
    }

    value fail(std::string_view code, bilingual what) override {
        diagnostic d;
        d.code = code;
        d.text = std::move(what);
        failures.push_back(d);
        return value::failed(std::make_shared<const diagnostic>(std::move(d)));
    }
};

/// A value as a row expects it: as FEEL text, or `!` and the code of its failure.
inline std::string shown(const value& v) {
    const auto why = v.failure();
    return why ? "!" + why->code : feel::literal(v);
}

/// Checks a value against FEEL text, or against `!` and a code.
inline void check_value(const value& got, std::string_view expected) {
    if (expected.starts_with('!')) {
        CHECK(shown(got) == std::string(expected));
    } else {
        CHECK_MESSAGE((identical(got, feel_value(expected)) && !got.failure()),
                      shown(got) << " is not " << std::string(expected));
    }
}

/// A call of a built-in: its arguments as FEEL text, what it gives as `check_value` reads it.
struct built {
    const char* function;
    const char* arguments;
    const char* expected;
};

inline void check_calls(std::span<const built> rows) {
    for (const auto& row : rows) {
        INFO(std::string(row.function), "(", std::string(row.arguments), ")");
        const auto* found = feel::find_builtin(row.function);
        REQUIRE(found != nullptr);
        test_call in;
        const auto arguments = feel_value("[" + std::string(row.arguments) + "]");
        check_value(found->define(in, arguments.as_list().items), row.expected);
        for (const auto& failure : in.failures) {
            if (failure.code == "no-value") continue;
            CHECK(failure.text.da.ends_with('.'));
            CHECK(failure.text.en.ends_with('.'));
        }
    }
}

} // namespace hjemmel::test
