// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/known_rows.hpp>

#include "json_text.hpp"
#include "outcome_text.hpp"
#include "value_text.hpp"

#include <charconv>
#include <cstdint>
#include <utility>

namespace hjemmel::io {

namespace {

using eval::column;

/// The value of a row that is neither a truth, a whole number nor a text.
void write_boxed(std::string& to, const value& what, known_rows::form as) {
    if (as == known_rows::form::csv) return detail::append_cell(to, detail::cell_text(what));
    detail::json_text out(false);
    detail::write(out, what, nullptr);
    to += out.take();
}

} // namespace

known_rows::known_rows(eval::outcome like, form as) : as_(as) {
    like.status = status::known;
    like.value = {};
    const auto one = as == form::csv ? detail::csv_outcome(like) : detail::json_outcome(like);
    const std::string_view text = one.text;
    before_id_ = text.substr(0, one.id_begin);
    before_value_ = text.substr(one.id_end, one.value_begin - one.id_end);
    behind_value_ = text.substr(one.value_end);
}

void known_rows::write(std::string& to, std::string_view id, const column& of, std::size_t row,
                       const eval::text_codes& texts) const {
    to += before_id_;
    if (as_ == form::csv)
        detail::append_cell(to, id);
    else
        detail::append_quoted(to, id);
    to += before_value_;
    write_value(to, of, row, texts);
    to += behind_value_;
}

void known_rows::write_value(std::string& to, const column& of, std::size_t row,
                             const eval::text_codes& texts) const {
    const bool here = eval::standing_of(of, row) == eval::standing::here;
    if (here && of.is(column::form::truths)) {
        to += of.truths[row] == eval::truth::yes ? "true" : "false";
    } else if (here && of.is(column::form::integers) && of.kind == kind::number) {
        detail::append_scaled(to, of.integers[row], of.scale);
    } else if (here && of.is(column::form::texts)) {
        const auto& text = texts.text(of.codes[row]).as_string();
        if (as_ == form::csv)
            detail::append_cell(to, text);
        else
            detail::append_quoted(to, text);
    } else {
        write_boxed(to, eval::boxed(of, row, texts).what, as_);
    }
}

namespace detail {

void append_scaled(std::string& to, std::int64_t number, int scale) {
    for (; scale > 0 && number % 10 == 0; --scale)
        number /= 10;
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof(digits), number).ptr;
    std::string_view text(digits, static_cast<std::size_t>(end - digits));
    if (scale == 0) {
        to += text;
        return;
    }
    if (text.starts_with('-')) {
        to += '-';
        text.remove_prefix(1);
    }
    const auto decimals = static_cast<std::size_t>(scale);
    const auto whole = text.size() > decimals ? text.size() - decimals : 0;
    to += whole == 0 ? std::string_view("0") : text.substr(0, whole);
    to += '.';
    if (text.size() < decimals) to.append(decimals - text.size(), '0');
    to += text.substr(whole);
}

} // namespace detail

} // namespace hjemmel::io
