// SPDX-License-Identifier: Apache-2.0
// The items of lists as rows of their own, for loops and filters.
#pragma once

#include "machine.hpp"

namespace hjemmel::eval::columns {

/// While it lives, expressions are about the items of a list.
struct machine::items_level {
    items_level(machine& m, const listed& over) : of(m), list(*over.each), outer(m.now_) {
        here.rows = list.items->rows;
        here.outer = outer;
        here.list = &list;
        here.fixed = outer->has_cases() ? outer->fixed : &here;
        if (over.fixed) {
            fixed.rows = over.fixed->items->rows;
            fixed.outer = outer->fixed;
            fixed.list = over.fixed.get();
            fixed.fixed = &fixed;
            here.fixed = &fixed;
            here.known_fixed_rows = over.fixed_rows;
        }
        item = over.fixed ? register_{over.fixed->items, &fixed} : register_{list.items, &here};
        of.now_ = &here;
    }
    items_level(const items_level&) = delete;
    items_level& operator=(const items_level&) = delete;
    ~items_level() {
        of.now_ = outer;
        for (auto& one : of.registers_) {
            if (one.of == &here || one.of == &fixed) one = {};
        }
        if (!outer->has_cases()) return;
        const bool of_cases = outer == &of.base_level_;
        for (std::size_t r = 0; r < list.rows; ++r) {
            const auto items = static_cast<std::uint64_t>(list.offsets[r + 1] - list.offsets[r]);
            of.item_steps_[of_cases ? r : of.row_of_case(r)] += items * here.operations;
        }
    }

    machine& of;
    const column& list;
    level* outer;
    level here{};
    level fixed{};
    register_ item{};
};

} // namespace hjemmel::eval::columns
