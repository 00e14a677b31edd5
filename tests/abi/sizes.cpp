// SPDX-License-Identifier: Apache-2.0
// Structs that have grown since their first version: what a program of each version gets. None of
// the interface's has grown yet, so that this is one of its own.
#include "../../src/c/shim.hpp"

#include <cstdio>

namespace {

struct first {
    std::uint32_t struct_size = sizeof(first);
    std::uint32_t flags = 0;
    std::uint64_t old = 0;
};

struct today {
    std::uint32_t struct_size = 0;
    std::uint32_t flags = 0;
    std::uint64_t old = 0;
    std::uint64_t grown = 7;
};

struct newer : today {
    std::uint64_t more = 0;
};

int faults = 0;

void check(bool holds, const char* what) {
    if (holds) return;
    std::printf("does not hold: %s\n", what);
    ++faults;
}

} // namespace

template<>
inline constexpr std::size_t hjemmel::c::first_size<today> = sizeof(first);

namespace {

using namespace hjemmel::c;

/// The result of an options struct of `size`, and what was read of it.
hjemmel_result read(const void* given, today& into) {
    return guarded([&] {
        into = options_in(static_cast<const today*>(given));
        return HJEMMEL_OK;
    });
}

void options() {
    today got;
    first old;
    old.old = 5;
    check(read(&old, got) == HJEMMEL_OK && got.old == 5 && got.grown == 7, "an older program");
    old.struct_size = sizeof(first) - 1;
    check(read(&old, got) == HJEMMEL_ERROR_OPTIONS, "smaller than ever");
    newer more;
    more.struct_size = sizeof(newer);
    more.grown = 3;
    check(read(&more, got) == HJEMMEL_OK && got.grown == 3, "a newer program");
    more.more = 1;
    check(read(&more, got) == HJEMMEL_ERROR_OPTIONS, "a newer program that asks for more");
}

void filled() {
    today content;
    content.old = 5;
    content.grown = 3;
    struct {
        first known;
        std::uint64_t own = 9; // of the older program
    } old;
    auto* as_today = reinterpret_cast<today*>(&old);
    check(fill(as_today, content) == HJEMMEL_OK && old.known.old == 5 && old.own == 9 &&
              old.known.struct_size == sizeof(first),
          "an older program's struct");
    old.known.struct_size = 4;
    check(fill(as_today, content) == HJEMMEL_ERROR_OPTIONS, "a struct smaller than ever");
    newer more;
    more.struct_size = sizeof(newer);
    more.more = 9;
    check(fill<today>(&more, content) == HJEMMEL_OK && more.grown == 3 && more.more == 9 &&
              more.struct_size == sizeof(today),
          "a newer program's struct");
}

} // namespace

int main() {
    options();
    filled();
    std::printf("%d faults\n", faults);
    return faults == 0 ? 0 : 1;
}
