// SPDX-License-Identifier: Apache-2.0
// Where the parser stands in its text: tokens, names bound so far, nodes made so far, the fault.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/feel/detail/parse_errors.hpp>
#include <hjemmel/feel/lexer.hpp>
#include <hjemmel/feel/tree.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::feel::detail {

/// A finished part of an expression, with the parentheses around it.
struct operand {
    node_id id = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The first fault ends the parse: whatever fails notes it once and gives false or nothing.
class cursor {
  public:
    cursor(const located_text& source, const name_scope& names, const load_limits& limits)
        : source_(source), bound_(&names), lexer_(source.text, bound_),
          depth_limit_(std::min<std::size_t>(limits.expression_depth, most_depth)),
          depth_left_(depth_limit_ + 1) {
        resume(0);
    }
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    ~cursor() = default;

    // Tokens.

    const token& current() const { return current_; }
    bool at(token_kind kind) const { return current_.kind == kind; }
    bool at_word(std::string_view word) const { return lexer_.text(current_) == word; }
    std::string_view text(const token& t) const { return lexer_.text(t); }
    token peek() const { return lexer_.next(current_.end); }
    /// Where the last token that was taken ends.
    std::uint32_t taken_until() const { return previous_.end; }

    token take() {
        previous_ = current_;
        current_ = lexer_.next(current_.end);
        return previous_;
    }
    /// Reads on at a byte of the text; also when the names in scope have changed.
    void resume(std::size_t at) { current_ = lexer_.next(at); }

    bool take_if(token_kind kind) {
        if (!at(kind)) return false;
        take();
        return true;
    }
    /// Takes one byte, where tokens do not fit: `<>` in a type is no operator.
    bool take_byte(char c) {
        if (lexer_.text().substr(current_.begin, 1) != std::string_view(&c, 1)) return false;
        previous_ = {token_kind::foreign, current_.begin, current_.begin + 1};
        resume(current_.begin + 1);
        return true;
    }
    bool expect(token_kind kind, std::string_view sign) { return take_if(kind) || missing(sign); }
    /// Notes that `sign` should stand here.
    bool missing(std::string_view sign) {
        const auto quoted = "»" + std::string(sign) + "«";
        const auto english = "'" + std::string(sign) + "'";
        return unexpected({quoted, english});
    }
    bool expect_close(token_kind kind, std::string_view sign, const token& opening) {
        if (take_if(kind)) return true;
        return at(token_kind::end) ? unclosed(opening, sign) : missing(sign);
    }

    // Names that the grammar alone tells: what stands after a dot, or is being bound.

    token name_here() const { return lexer_.name(current_.begin); }
    token type_here() const { return lexer_.name(current_.begin, &standard_types()); }
    token new_name_here() const { return lexer_.new_name(current_.begin); }
    /// The name in front of the word `stop`; where that word does not follow, one plain word.
    token bound_name_here(std::string_view stop) const {
        const auto whole = lexer_.new_name(current_.begin, stop);
        return text(lexer_.next(whole.end)) == stop ? whole : lexer_.name(current_.begin);
    }
    /// Whether a name and a colon stand here: a named argument, or a context's key.
    bool at_labelled() const {
        const auto label = new_name_here();
        return label.kind == token_kind::name && lexer_.next(label.end).kind == token_kind::colon;
    }
    /// Takes `name` (found by one of the above) as the current token and gives its normal form.
    std::string take_name(const token& name) {
        previous_ = name;
        current_ = lexer_.next(name.end);
        return normal_name(lexer_.text(name));
    }
    void bind(std::string_view name) {
        if (!name.empty()) bound_.add(name);
    }
    void unbind(std::string_view name) { bound_.remove(name); }
    void reread() { resume(current_.begin); }

    // Depth.

    bool deeper() {
        if (depth_left_ > 0) {
            --depth_left_;
            return true;
        }
        const auto most = std::to_string(depth_limit_);
        return fail("expression-too-deep", current_.begin, current_.end,
                    {"Udtrykket er indlejret i mere end " + most + " niveauer.",
                     "The expression is nested more than " + most + " levels deep."},
                    {"Del det i flere resultater eller funktioner.",
                     "Split it into several decisions or functions."});
    }
    void shallower() { ++depth_left_; }

    // Nodes.

    operand add(form what, std::uint32_t begin, std::uint32_t end, std::vector<node_id> children,
                std::string text = {}) {
        auto& made = out_.nodes.emplace_back();
        made.what = what;
        made.begin = begin;
        made.end = end;
        made.children = std::move(children);
        made.text = std::move(text);
        return {out_.root(), begin, end};
    }
    operand add_literal(const token& from, value constant) {
        const auto made = add(form::literal, from.begin, from.end, {});
        out_.nodes.back().constant = std::move(constant);
        return made;
    }
    form what(const operand& o) const { return out_.at(o.id).what; }
    tree take_tree() { return std::move(out_); }

    // Faults.

    bool fail(std::string code, std::size_t begin, std::size_t end, bilingual text,
              bilingual hint) {
        if (fault_) return false;
        fault_.emplace();
        fault_->code = std::move(code);
        fault_->where = source_.at(begin, end);
        fault_->text = std::move(text);
        fault_->hint = std::move(hint);
        return false;
    }
    bool unclosed(const token& opening, std::string_view closing) {
        auto said = not_closed(text(opening), closing);
        return fail("unclosed", opening.begin, opening.end, std::move(said.text),
                    std::move(said.hint));
    }
    bool unexpected(const expectation& wanted, std::string code = "unexpected-token");
    /// What ended the parse; only after a failure.
    const diagnostic& fault() const { return *fault_; }

  private:
    static constexpr std::size_t most_depth = 64;

    bool broken_token();
    bool decimal_comma();
    bool foreign_word(const token& word);

    const located_text& source_;
    name_scope bound_;
    lexer lexer_;
    token current_{};
    token previous_{};
    tree out_{};
    std::size_t depth_limit_;
    std::size_t depth_left_; ///< the whole expression takes the first level
    std::optional<diagnostic> fault_{};
};

inline bool cursor::unexpected(const expectation& wanted, std::string code) {
    if (broken_token() || decimal_comma()) return false;
    if (foreign_word(current_) || foreign_word(previous_)) return false;
    auto said = found_instead(text(current_), wanted);
    return fail(std::move(code), current_.begin, current_.end, std::move(said.text), {});
}

/// Notes what is wrong with a token that is none; gives whether the current one is such.
inline bool cursor::broken_token() {
    const auto found = text(current_);
    switch (current_.kind) {
    case token_kind::open_string:
        unclosed(current_, "\"");
        return true;
    case token_kind::open_comment:
        unclosed(current_, "*/");
        return true;
    case token_kind::crooked_number:
        fail("bad-number", current_.begin, current_.end,
             {"»" + excerpt(found) + "« er ikke et tal i FEEL.",
              "'" + excerpt(found) + "' is not a number in FEEL."},
             number_hint(found));
        return true;
    case token_kind::foreign: {
        const auto instead = better(better_signs, found);
        fail("unexpected-token", current_.begin, current_.end,
             {"»" + std::string(found) + "« er ikke et tegn i FEEL.",
              "'" + std::string(found) + "' is not a sign in FEEL."},
             instead.empty() ? bilingual{} : write_instead(instead));
        return true;
    }
    default:
        return false;
    }
}

/// Notes a number such as `37,5`; gives whether the current token is its comma.
inline bool cursor::decimal_comma() {
    if (!at(token_kind::comma) || previous_.kind != token_kind::number) return false;
    const auto after = peek();
    if (after.kind != token_kind::number && after.kind != token_kind::crooked_number) return false;
    if (previous_.end != current_.begin || current_.end != after.begin) return false;
    const auto whole = without_dots(text(previous_));
    fail("bad-number", previous_.begin, after.end,
         {"Et tal i FEEL har punktum, ikke komma, foran decimalerne.",
          "A number in FEEL has a point, not a comma, before its decimals."},
         write_instead(whole + "." + std::string(text(after))));
    return true;
}

/// Notes a word that stands for a keyword in Danish or in capitals; gives whether `word` is one.
inline bool cursor::foreign_word(const token& word) {
    if (word.kind != token_kind::name) return false;
    const auto instead = better(better_words, text(word));
    if (instead.empty()) return false;
    const std::string found(text(word));
    fail("unexpected-token", word.begin, word.end,
         {"»" + found + "« er ikke et ord i FEEL.", "'" + found + "' is not a word in FEEL."},
         write_instead(instead));
    return true;
}

} // namespace hjemmel::feel::detail
