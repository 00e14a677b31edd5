// SPDX-License-Identifier: Apache-2.0
// A fuzzer of rule files and facts: each case by itself, in columns, by threads, all the same.
//
// Usage: hjemmel_fuzz_columns [OPTIONS OF LIBFUZZER] CORPUS
#include "support/same_everywhere.hpp"

#include <hjemmel/api/catalog.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it so.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    hjemmel::test::choices from(std::span(data, size));
    const auto world = hjemmel::test::world_maker(from).make();
    const auto wrong = hjemmel::test::same_everywhere().differences(world);
    if (wrong.empty()) return 0;
    std::fputs((world.rules + "\n" + wrong).c_str(), stderr);
    std::abort();
}
