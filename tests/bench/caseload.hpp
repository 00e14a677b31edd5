// SPDX-License-Identifier: Apache-2.0
// A made-up caseload of Flere skal med as flat arrays, the same as an Arrow table, and what its
// citizens' target group and visitation group are by hand.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/io/arrow.hpp>

#include "support/arrow.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hjemmel::bench {

inline constexpr std::int32_t open_end = INT32_MAX;

/// Lists of periods: rows `offsets[i]` to `offsets[i + 1]` are those of citizen i.
struct periods {
    std::vector<std::int32_t> offsets{0};
    std::vector<std::int8_t> what{};
    std::vector<std::int32_t> first{};
    std::vector<std::int32_t> last{}; ///< `open_end`: none
};

/// So many citizens. A number below zero stands for a fact that is absent.
struct caseload {
    std::vector<std::int32_t> born{};
    periods benefits{};
    std::vector<bool> benefits_known{};
    periods categories{};
    periods programmes{};
    periods municipalities{};
    std::vector<std::int8_t> exit_reason{};
    std::vector<std::int32_t> exit_day{};
    std::vector<std::int8_t> assessed{};
    periods deferrals{};
    std::vector<std::int32_t> sentence{}; ///< months, by row of `deferrals`
    std::vector<std::int32_t> municipality{};

    std::size_t size() const { return born.size(); }
};

/// The same numbers everywhere. Of the citizens `missing` in a thousand lack their benefits.
caseload make_caseload(std::size_t citizens, std::size_t missing);

/// The caseload as a table of cases, with each citizen's id where wanted.
test::arrow_node arrow_of(const caseload& of);

/// What a rule gives for one citizen.
enum class answer : std::uint8_t { no, yes, undetermined, failed, refused };
enum class group : std::uint8_t {
    one,
    two,
    three,
    deferred,
    not_assessed,
    left,
    outside,
    manual,
    undetermined,
    failed,
    refused,
};

struct decided {
    answer target = answer::no;
    bench::group group = group::outside;
};

/// By hand, row at a time.
decided decide(const caseload& of, std::size_t citizen, std::int32_t today);

inline constexpr std::int32_t municipalities = 98;

/// The citizens as a table with the key of their municipality.
test::arrow_node citizens_of(const caseload& of);

/// The municipalities as a table of cases: each with its grant, none with monthly accounts.
test::arrow_node municipalities_table();

/// What each municipality has earned of its grant, by hand.
std::vector<std::int64_t> grants(const caseload& of, std::int32_t today);

} // namespace hjemmel::bench
