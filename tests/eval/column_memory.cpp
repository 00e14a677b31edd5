// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/column_memory.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <thread>

using hjemmel::eval::buffer;
using hjemmel::eval::column_memory;

namespace {

using numbers = buffer<std::int64_t>;

} // namespace

TEST_CASE("a buffer has what it is filled with, and shares it") {
    numbers one(3, 7);
    one.fill()[1] = 8;
    const auto other = one;
    CHECK(other.data() == one.data());
    CHECK(other.size() == 3);
    CHECK(other[1] == 8);
    one.shorten(2);
    CHECK(one.size() == 2);
    CHECK(other.size() == 3);
    CHECK(numbers().empty());
    CHECK(numbers(0).empty());
}

TEST_CASE("memory that a buffer leaves is taken by the next of its size") {
    column_memory memory;
    const column_memory::use here(memory);
    const auto* left = numbers(1000).data();
    const numbers next(900);
    CHECK(next.data() == left);
    const numbers beside(900);
    CHECK(beside.data() != left);
}

TEST_CASE("a buffer may outlive the memory, and end on another thread") {
    std::optional<numbers> kept;
    std::optional<numbers> moved;
    {
        column_memory memory;
        const column_memory::use here(memory);
        kept.emplace(1000, 1);
        moved.emplace(1000, 2);
        std::thread([&moved] { moved.reset(); }).join();
    }
    CHECK((*kept)[999] == 1);
}

TEST_CASE("memories nest: each takes back its own") {
    column_memory outer;
    const column_memory::use first(outer);
    const numbers of_outer(1000);
    const std::int64_t* of_inner = nullptr;
    {
        column_memory inner;
        const column_memory::use second(inner);
        of_inner = numbers(1000).data();
        CHECK(of_inner != of_outer.data());
        CHECK(numbers(1000).data() == of_inner);
    }
}
