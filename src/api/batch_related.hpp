// SPDX-License-Identifier: Apache-2.0
// Related tables as columns: the rows above that cases belong to, the rows below that they have.
#pragma once

#include <hjemmel/api/evaluation.hpp>
#include <hjemmel/eval/columns.hpp>
#include <hjemmel/io/arrow.hpp>
#include <hjemmel/io/related.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hjemmel::detail {

/// The rows of a table above by their key. Read by any number of threads.
class key_rows {
  public:
    static constexpr std::int32_t none = -1;
    static constexpr std::int32_t unsure = -2; ///< of a key that columns do not tell

    /// Of all rows of a table of `entity`. A row whose key stands twice, or that has none among
    /// several, is marked in `left`.
    key_rows(const plan::program& of, plan::index entity, io::arrow_reader& table);

    /// The row of a key as text; without one, the only row there is.
    std::int32_t of(const std::string& key) const;
    std::size_t rows() const { return left_.size(); }
    /// By row: not 0 where the row is decided by itself.
    const std::vector<std::uint8_t>& left() const { return left_; }

  private:
    std::unordered_map<std::string, std::int32_t> rows_{};
    std::vector<std::uint8_t> left_{};
};

/// The rows above of the cases of one run. One thread at a time.
class key_finder {
  public:
    explicit key_finder(const key_rows& rows) : rows_(rows) {}

    /// By case its row above. `texts` are those of the run, the same at every call.
    eval::buffer<std::int32_t> rows_of(const eval::case_columns& cases,
                                       const eval::text_codes& texts);

  private:
    std::int32_t row_of(const eval::column& key, std::size_t row, const eval::text_codes& texts);

    const key_rows& rows_;
    std::unordered_map<std::int64_t, std::int32_t> by_number_{};
    std::vector<std::int32_t> by_code_{};
};

/// The cases above, with what those below read of them. Read by any number of threads.
class above_columns {
  public:
    /// `table` are cases of `entity`, of which the slots `reads` are read.
    above_columns(const evaluation& with, plan::index entity, io::arrow_reader table,
                  std::vector<plan::slot_ref> reads, date on);

    const key_rows& keys() const { return keys_; }
    /// What is known of them, in a run's texts; whose cases they are is not yet told.
    eval::columns_above for_run(eval::text_codes& texts) const;
    /// Marks cases in `cases.left` that belong to none, or to one that is not known in columns.
    void leave_unknown(const eval::buffer<std::int32_t>& rows, eval::case_columns& cases) const;

  private:
    const evaluation& with_;
    plan::index entity_;
    std::vector<plan::slot_ref> reads_;
    key_rows keys_;
    eval::column_run run_;
    const eval::text_codes& texts_;
    std::vector<eval::column_ptr> found_{};
    eval::buffer<std::uint8_t> left_{};
};

/// Cases that have others below them, decided in columns.
struct decided_rows {
    /// Cases that follow each other, from one on.
    struct block {
        std::size_t first = 0;
        std::size_t count = 0;
        std::vector<eval::column_ptr> found{};
        std::vector<eval::decision_marks> marks{};
    };

    eval::column_run run; ///< has the texts
    std::vector<block> blocks{};
    eval::buffer<std::uint8_t> left{};   ///< by row: not 0 where it is decided by itself
    std::vector<std::int32_t> owners{};  ///< by row below its case, or below 0
    std::vector<std::uint8_t> to_read{}; ///< by row below: not 0 where columns cannot tell of it

    const block& block_of(std::size_t row) const;
    eval::buffer<std::uint8_t> left_of(const block& one) const;
    void leave(std::size_t row) { left.fill()[row] = 1; }
    /// Rows below of cases that are left must be read, too. Whether there are any to read or left.
    bool choose_rows_to_read();
};

/// Decides all cases of a table with those of a table below them, these on so many threads, and
/// with marks where wanted. Nothing where `go_on`, asked now and then, is false.
std::optional<decided_rows> decide_with_below(const evaluation& with, date on, bool with_marks,
                                              io::arrow_reader& cases, io::arrow_reader& below,
                                              std::size_t threads,
                                              const std::function<bool()>& go_on);

} // namespace hjemmel::detail
