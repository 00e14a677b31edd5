// SPDX-License-Identifier: Apache-2.0
// Values for tests, written as FEEL literals: 1, "a", true, null, @"P1D", [1, 2], [1..3), {a: 1}.
// Beside these, `failed` is the null of a failed operation.
#pragma once

#include <doctest/doctest.h>

#include <hjemmel/core/value.hpp>
#include <hjemmel/feel/detail/literals.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::test {

class value_reader {
  public:
    explicit value_reader(std::string_view text) : text_(text) {}

    value whole() {
        auto v = one();
        blanks();
        REQUIRE_MESSAGE(at_ == text_.size(), "in a test: " << std::string(text_));
        return v;
    }

  private:
    char next() {
        blanks();
        REQUIRE_MESSAGE(at_ < text_.size(), "in a test: " << std::string(text_));
        return text_[at_];
    }
    void blanks() {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
    }
    bool take(std::string_view what) {
        blanks();
        if (!text_.substr(at_).starts_with(what)) return false;
        at_ += what.size();
        return true;
    }

    value one() {
        const char c = next();
        if (c == '"') return string();
        if (c == '[') return list_or_range();
        if (c == '(') {
            ++at_;
            if (auto made = compared()) return *std::move(made);
            return range(false, one());
        }
        if (c == '{') return context();
        if (take("@")) return temporal();
        if (take("true")) return true;
        if (take("false")) return false;
        if (take("null")) return {};
        if (take("failed")) {
            diagnostic why;
            why.code = "earlier";
            return value::failed(std::make_shared<const diagnostic>(std::move(why)));
        }
        return number();
    }

    std::string string() {
        const auto begin = ++at_;
        while (text_[at_] != '"')
            at_ += text_[at_] == '\\' ? 2U : 1U;
        return feel::detail::decode(text_.substr(begin, at_++ - begin)).text;
    }

    value temporal() {
        const auto v = feel::detail::temporal(string());
        REQUIRE_MESSAGE(v, "in a test: " << std::string(text_));
        return *v;
    }

    value number() {
        auto end = text_.find_first_not_of("+-.0123456789", at_);
        end = std::min(end, text_.find("..", at_));
        const auto n = decimal::parse(text_.substr(at_, end - at_));
        REQUIRE_MESSAGE(n, "in a test: " << std::string(text_));
        at_ = std::min(end, text_.size());
        return *n;
    }

    value list_or_range() {
        ++at_;
        if (take("]")) return make_list({});
        std::vector<value> items{one()};
        if (take("..")) return upper_end(std::move(items.front()), true);
        while (take(","))
            items.push_back(one());
        REQUIRE_MESSAGE(take("]"), "in a test: " << std::string(text_));
        return make_list(std::move(items));
    }

    value range(bool included, value low) {
        REQUIRE_MESSAGE(take(".."), "in a test: " << std::string(text_));
        return upper_end(std::move(low), included);
    }

    value upper_end(value low, bool included) {
        auto high = one();
        const bool closed = take("]");
        REQUIRE_MESSAGE((closed || take(")")), "in a test: " << std::string(text_));
        return range_value{std::move(low), std::move(high), included, closed};
    }

    // `(< 3)`, `(>= 3)`, `(= 3)`, `(!= 3)` after the bracket; nothing for another text.
    std::optional<value> compared() {
        using form = range_value::form;
        for (const std::string_view sign : {"<=", "<", ">=", ">", "!=", "="}) {
            if (!take(sign)) continue;
            auto end = one();
            REQUIRE_MESSAGE(take(")"), "in a test: " << std::string(text_));
            const bool equal = sign.ends_with('=') && sign != "!=";
            if (sign.front() == '<') return range_value{{}, end, false, equal, form::compared};
            if (sign.front() == '>') return range_value{end, {}, equal, false, form::compared};
            return range_value{end, end, equal, equal, equal ? form::compared : form::unequal};
        }
        return std::nullopt;
    }

    value context() {
        ++at_;
        context_shape shape;
        std::vector<value> entries;
        while (!take("}")) {
            take(",");
            if (next() == '"') {
                shape.names.push_back(string());
            } else {
                const auto end = text_.find(':', at_);
                shape.names.emplace_back(text_.substr(at_, end - at_));
                at_ = end;
            }
            REQUIRE_MESSAGE(take(":"), "in a test: " << std::string(text_));
            entries.push_back(one());
        }
        return context_value{std::make_shared<const context_shape>(std::move(shape)),
                             std::move(entries)};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// The value that FEEL literal text gives.
inline value feel_value(std::string_view text) { return value_reader(text).whole(); }

} // namespace hjemmel::test
