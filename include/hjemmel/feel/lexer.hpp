// SPDX-License-Identifier: Apache-2.0
// FEEL text, one token at a time. What a name is depends on the names in scope where it stands,
// so the parser asks for each token when it gets there.
#pragma once

#include <hjemmel/feel/detail/characters.hpp>
#include <hjemmel/feel/scope.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace hjemmel::feel::detail {

enum class token_kind : std::uint8_t {
    end,
    number,
    string,    ///< with its quotes
    at_string, ///< `@"..."`
    name,
    // Keywords.
    kw_and,
    kw_between,
    kw_else,
    kw_every,
    kw_external,
    kw_false,
    kw_for,
    kw_function,
    kw_if,
    kw_in,
    kw_instance,
    kw_null,
    kw_or,
    kw_return,
    kw_satisfies,
    kw_some,
    kw_then,
    kw_true,
    // Signs.
    plus,
    minus,
    star,
    power,
    slash,
    equal,
    unequal,
    less,
    less_equal,
    greater,
    greater_equal,
    open_paren,
    close_paren,
    open_bracket,
    close_bracket,
    open_brace,
    close_brace,
    comma,
    colon,
    dot,
    dots,
    // Not FEEL.
    foreign,        ///< a sign that FEEL does not have: `==`, `&&`, a curly quote
    open_string,    ///< a string without its closing quote
    open_comment,   ///< a comment without its end
    crooked_number, ///< `11.749.000`, `5kr`
};

struct token {
    token_kind kind = token_kind::end;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

using spelling = std::pair<std::string_view, token_kind>;

inline constexpr std::array<spelling, 18> keywords{{
    {"and", token_kind::kw_and},
    {"between", token_kind::kw_between},
    {"else", token_kind::kw_else},
    {"every", token_kind::kw_every},
    {"external", token_kind::kw_external},
    {"false", token_kind::kw_false},
    {"for", token_kind::kw_for},
    {"function", token_kind::kw_function},
    {"if", token_kind::kw_if},
    {"in", token_kind::kw_in},
    {"instance", token_kind::kw_instance},
    {"null", token_kind::kw_null},
    {"or", token_kind::kw_or},
    {"return", token_kind::kw_return},
    {"satisfies", token_kind::kw_satisfies},
    {"some", token_kind::kw_some},
    {"then", token_kind::kw_then},
    {"true", token_kind::kw_true},
}};

// Longer signs stand before their beginnings. `<>` is left out, since `function<>` holds it.
inline constexpr std::array<spelling, 29> signs{{
    {"===", token_kind::foreign},    {"!==", token_kind::foreign},
    {"==", token_kind::foreign},     {"=>", token_kind::foreign},
    {"=<", token_kind::foreign},     {"&&", token_kind::foreign},
    {"||", token_kind::foreign},     {"<>", token_kind::foreign},
    {"**", token_kind::power},       {"!=", token_kind::unequal},
    {"<=", token_kind::less_equal},  {">=", token_kind::greater_equal},
    {"..", token_kind::dots},        {"+", token_kind::plus},
    {"-", token_kind::minus},        {"*", token_kind::star},
    {"/", token_kind::slash},        {"=", token_kind::equal},
    {"<", token_kind::less},         {">", token_kind::greater},
    {"(", token_kind::open_paren},   {")", token_kind::close_paren},
    {"[", token_kind::open_bracket}, {"]", token_kind::close_bracket},
    {"{", token_kind::open_brace},   {"}", token_kind::close_brace},
    {",", token_kind::comma},        {":", token_kind::colon},
    {".", token_kind::dot},
}};

/// Reads tokens from a text. Holds no state but what it reads from: any position may be asked for.
class lexer {
  public:
    lexer(std::string_view text, const name_scope& names) : text_(text), names_(&names) {}

    /// The token at `at`, or after the blanks and comments there.
    token next(std::size_t at) const {
        const auto from = skip(at);
        if (from > text_.size()) return make(token_kind::open_comment, skip_blanks(at), 2);
        const auto first = read(text_, from);
        if (first.size == 0) return make(token_kind::end, text_.size(), 0);
        if (is_name_start(first.value)) return word(from);
        if (is_digit(first.value) || (first.value == '.' && is_digit(peek(from + 1)))) {
            return number(from);
        }
        if (first.value == '"') return string(from, from, token_kind::string);
        if (first.value == '@' && peek(from + 1) == '"') {
            return string(from, from + 1, token_kind::at_string);
        }
        for (const auto& [sign, kind] : signs) {
            if (text_.substr(from, sign.size()) == sign) return make(kind, from, sign.size());
        }
        return make(token_kind::foreign, from, first.size);
    }

    /// The name at `at`, keywords included; one of kind `end` and no length when none is there.
    token name(std::size_t at, const name_scope* more = nullptr) const {
        const auto from = std::min(skip(at), text_.size());
        const auto rest = text_.substr(from);
        auto size = std::max(identifier(from) - from, longest(rest));
        if (more != nullptr) size = std::max(size, more->longest(rest));
        return make(size > 0 ? token_kind::name : token_kind::end, from, size);
    }

    /// The name about to be bound at `at`: everything that a name can hold, up to the word `stop`
    /// where one is given. Of kind `end` and no length when none is there.
    token new_name(std::size_t at, std::string_view stop = {}) const {
        const auto from = std::min(skip(at), text_.size());
        if (!is_name_start(peek(from))) return make(token_kind::end, from, 0);
        auto end = from;
        for (auto pos = from; pos < text_.size();) {
            const auto next = read(text_, pos);
            const auto word_end = identifier(pos);
            if (word_end > pos) {
                if (pos > from && !stop.empty() && text_.substr(pos, word_end - pos) == stop) break;
                end = pos = word_end;
            } else if (is_blank(next.value)) {
                pos += next.size;
            } else if (!name_goes_on(pos, next.value)) {
                break;
            } else {
                end = pos += next.size;
            }
        }
        return make(token_kind::name, from, end - from);
    }

    /// The first byte at or after `at` that is neither blank nor comment; beyond the text's end
    /// when a comment is not closed.
    std::size_t skip(std::size_t at) const {
        for (;;) {
            at = skip_blanks(at);
            const auto two = at < text_.size() ? text_.substr(at, 2) : std::string_view{};
            if (two == "//") {
                at = std::min(text_.find_first_of("\n\r", at), text_.size());
            } else if (two == "/*") {
                const auto close = text_.find("*/", at + 2);
                if (close == std::string_view::npos) return text_.size() + 1;
                at = close + 2;
            } else {
                return at;
            }
        }
    }

    std::string_view text() const { return text_; }
    std::string_view text(const token& t) const { return text_.substr(t.begin, t.end - t.begin); }

  private:
    static token make(token_kind kind, std::size_t from, std::size_t size) {
        return {kind, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from + size)};
    }

    std::size_t longest(std::string_view rest) const {
        return std::max(names_->longest(rest), standard_names().longest(rest));
    }

    char32_t peek(std::size_t at) const { return read(text_, at).value; }

    std::size_t skip_blanks(std::size_t at) const {
        for (auto next = read(text_, at); next.size > 0 && is_blank(next.value);
             next = read(text_, at)) {
            at += next.size;
        }
        return at;
    }

    /// A sign or digit inside a name that is being bound, unless a comment or a range begins.
    bool name_goes_on(std::size_t at, char32_t c) const {
        if (is_name_part(c)) return true;
        const auto two = text_.substr(at, 2);
        return is_name_symbol(c) && two != "//" && two != "/*" && two != "..";
    }

    /// Where the plain word that begins at `from` ends; `from` itself when none does.
    std::size_t identifier(std::size_t from) const {
        auto next = read(text_, from);
        if (next.size == 0 || !is_name_start(next.value)) return from;
        auto end = from;
        while (next.size > 0 && is_name_part(next.value)) {
            end += next.size;
            next = read(text_, end);
        }
        return end;
    }

    token word(std::size_t from) const {
        const auto plain = identifier(from) - from;
        const auto known = longest(text_.substr(from));
        if (known > plain) return make(token_kind::name, from, known);
        const auto found = std::find_if(keywords.begin(), keywords.end(), [&](const auto& k) {
            return k.first == text_.substr(from, plain);
        });
        return make(found == keywords.end() ? token_kind::name : found->second, from, plain);
    }

    std::size_t digits(std::size_t at) const {
        while (at < text_.size() && is_digit(peek(at)))
            ++at;
        return at;
    }

    token number(std::size_t from) const {
        auto end = digits(from);
        if (peek(end) == '.' && is_digit(peek(end + 1))) end = digits(end + 1);
        if (peek(end) == 'e' || peek(end) == 'E') {
            const auto sign = peek(end + 1) == '+' || peek(end + 1) == '-' ? 1U : 0U;
            if (is_digit(peek(end + 1 + sign))) end = digits(end + 1 + sign);
        }
        const auto good = end;
        while (is_name_part(peek(end)) || (peek(end) == '.' && is_digit(peek(end + 1)))) {
            end += read(text_, end).size;
        }
        return make(end == good ? token_kind::number : token_kind::crooked_number, from,
                    end - from);
    }

    token string(std::size_t from, std::size_t quote, token_kind kind) const {
        for (auto at = quote + 1; at < text_.size() && !is_break(peek(at)); ++at) {
            if (text_[at] == '"') return make(kind, from, at + 1 - from);
            if (text_[at] == '\\' && !is_break(peek(at + 1))) ++at;
        }
        return make(token_kind::open_string, from, quote + 1 - from);
    }

    std::string_view text_;
    const name_scope* names_;
};

} // namespace hjemmel::feel::detail
