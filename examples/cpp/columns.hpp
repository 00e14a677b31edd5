// SPDX-License-Identifier: Apache-2.0
// A table of Arrow's C data interface, made by hand: for programs without an Arrow library.
#pragma once

#include <hjemmel/hjemmel.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

/// Columns of texts, booleans and dates, where nothing is a gap. What the structs point to belongs
/// to this object, so it may not be moved; the library only looks at it.
class columns {
  public:
    explicit columns(std::size_t rows) : rows_(rows) {}
    columns(const columns&) = delete;
    columns& operator=(const columns&) = delete;

    void texts(const char* name, const std::vector<std::optional<std::string>>& all) {
        auto& made = add(name, "u", all);
        made.numbers.push_back(0);
        for (const auto& one : all) {
            made.bytes += one.value_or("");
            made.numbers.push_back(static_cast<std::int32_t>(made.bytes.size()));
        }
        made.buffers[1] = made.numbers.data();
        made.buffers[2] = made.bytes.data();
        made.array.n_buffers = 3;
    }

    void booleans(const char* name, const std::vector<std::optional<bool>>& all) {
        auto& made = add(name, "b", all);
        made.bits.resize(all.size() / 8 + 1);
        for (std::size_t row = 0; row < all.size(); ++row)
            if (all[row].value_or(false)) set_bit(made.bits, row);
        made.buffers[1] = made.bits.data();
    }

    void dates(const char* name, const std::vector<std::optional<hjemmel::date>>& all) {
        auto& made = add(name, "tdD", all);
        for (const auto& one : all)
            made.numbers.push_back(one ? static_cast<std::int32_t>(one->days()) : 0);
        made.buffers[1] = made.numbers.data();
    }

    hjemmel::io::arrow_view view() {
        schemas_.clear();
        arrays_.clear();
        for (auto& one : made_) {
            schemas_.push_back(&one.schema);
            arrays_.push_back(&one.array);
        }
        schema_.format = "+s";
        schema_.n_children = array_.n_children = static_cast<std::int64_t>(made_.size());
        schema_.children = schemas_.data();
        schema_.release = [](ArrowSchema* one) { one->release = nullptr; };
        array_.length = static_cast<std::int64_t>(rows_);
        array_.n_buffers = 1;
        array_.buffers = &no_validity_;
        array_.children = arrays_.data();
        array_.release = [](ArrowArray* one) { one->release = nullptr; };
        return {&schema_, &array_};
    }

  private:
    struct column {
        ArrowSchema schema{};
        ArrowArray array{};
        std::vector<std::uint8_t> validity{}; ///< a bit a row, the lowest first
        std::vector<std::uint8_t> bits{};
        std::vector<std::int32_t> numbers{}; ///< days, or where each text begins
        std::string bytes{};
        std::array<const void*, 3> buffers{};
    };

    static void set_bit(std::vector<std::uint8_t>& bits, std::size_t row) {
        bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1U << row % 8);
    }

    template<class Value>
    column& add(const char* name, const char* format,
                const std::vector<std::optional<Value>>& all) {
        auto& made = made_.emplace_back();
        made.validity.resize(all.size() / 8 + 1);
        for (std::size_t row = 0; row < all.size(); ++row)
            if (all[row]) set_bit(made.validity, row);
        made.buffers[0] = made.validity.data();
        made.schema.format = format;
        made.schema.name = name;
        made.schema.flags = ARROW_FLAG_NULLABLE;
        made.schema.release = [](ArrowSchema* one) { one->release = nullptr; };
        made.array.length = static_cast<std::int64_t>(all.size());
        made.array.null_count = -1; // not counted
        made.array.n_buffers = 2;
        made.array.buffers = made.buffers.data();
        made.array.release = [](ArrowArray* one) { one->release = nullptr; };
        return made;
    }

    std::size_t rows_;
    std::deque<column> made_{}; // columns stay where they are
    std::vector<ArrowSchema*> schemas_{};
    std::vector<ArrowArray*> arrays_{};
    ArrowSchema schema_{};
    ArrowArray array_{};
    const void* no_validity_ = nullptr;
};
