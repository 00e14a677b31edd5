// SPDX-License-Identifier: Apache-2.0
// A column of facts that grows row by row while a file is read.
#pragma once

#include <hjemmel/core/type.hpp>
#include <hjemmel/eval/column.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::io::detail {

/// The rows of a fact, a field or a list's items. Each of what adds a row gives false, and adds
/// nothing, where only the reader of one case can tell what is meant.
class growing_fact {
  public:
    enum class form : std::uint8_t {
        truths,
        numbers,
        dates,
        texts,
        scalars, ///< read from their text
        lists,
        contexts,
        other, ///< only gaps can be told
    };

    growing_fact(const type& of, bool optional, std::string name);

    form what() const { return what_; }
    const std::string& name() const { return name_; }
    std::size_t rows() const { return rows_; }

    /// What is not given: `missing` or `absent`. Everything below it is not given either.
    void gap(eval::standing how);
    void truth(bool yes);
    /// Digits with a sign or a point, nothing else.
    bool number(std::string_view digits);
    /// Of dates, texts and scalars.
    bool text(std::string_view text, eval::text_codes& texts);
    /// The items that were added to `items()` since the last row are a row.
    void list();
    /// Each of `fields()` has been given one row more.
    void context();

    growing_fact& items() { return parts_.front(); }
    std::vector<growing_fact>& fields() { return parts_; }

    /// Takes back rows beyond so many.
    void cut(std::size_t rows);
    void clear();
    /// Whether any row is more than missing.
    bool any_given() const { return any_given_; }
    /// What has grown; then it is empty.
    eval::column_ptr take(eval::text_codes& texts);

  private:
    void add(eval::standing how);
    bool add_date(std::string_view text);
    void fill_numbers(eval::column& into) const;

    const type* type_;
    std::string name_;
    bool optional_;
    form what_ = form::other;
    std::size_t rows_ = 0;
    bool any_gap_ = false;
    bool any_given_ = false;
    int most_scale_ = 0;
    std::vector<eval::standing> standings_{};
    std::vector<std::uint8_t> truths_{};
    std::vector<std::int64_t> integers_{};
    std::vector<std::int8_t> scales_{};
    std::vector<std::int32_t> codes_{}; ///< of texts; of lists, where each row ends
    std::vector<value> values_{};
    std::vector<growing_fact> parts_{};
    context_shape_ptr shape_{};
};

} // namespace hjemmel::io::detail
