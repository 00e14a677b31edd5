// SPDX-License-Identifier: Apache-2.0
// The table of all built-ins, and finding one by its name.
#include <hjemmel/feel/builtin.hpp>

#include <hjemmel/feel/builtins/aggregate.hpp>
#include <hjemmel/feel/builtins/boolean.hpp>
#include <hjemmel/feel/builtins/context.hpp>
#include <hjemmel/feel/builtins/conversion.hpp>
#include <hjemmel/feel/builtins/date.hpp>
#include <hjemmel/feel/builtins/list.hpp>
#include <hjemmel/feel/builtins/numeric.hpp>
#include <hjemmel/feel/builtins/periods.hpp>
#include <hjemmel/feel/builtins/range.hpp>
#include <hjemmel/feel/builtins/regex.hpp>
#include <hjemmel/feel/builtins/string.hpp>
#include <hjemmel/feel/builtins/time.hpp>

#include <algorithm>

namespace hjemmel::feel {

namespace {

bool by_name(const builtin& a, const builtin& b) { return a.name < b.name; }

std::vector<builtin> sorted_table() {
    std::vector<builtin> table;
    define::add_numeric(table);
    define::add_boolean(table);
    define::add_string(table);
    define::add_regex(table);
    define::add_aggregate(table);
    define::add_list(table);
    define::add_context(table);
    define::add_range(table);
    define::add_date(table);
    define::add_time(table);
    define::add_conversion(table);
    define::add_periods(table);
    std::sort(table.begin(), table.end(), by_name);
    return table;
}

} // namespace

std::span<const builtin> builtins() {
    static const std::vector<builtin> table = sorted_table();
    return table;
}

const builtin* find_builtin(std::string_view name) {
    const auto all = builtins();
    const auto at =
        std::lower_bound(all.begin(), all.end(), name,
                         [](const builtin& b, std::string_view n) { return b.name < n; });
    return at != all.end() && at->name == name ? &*at : nullptr;
}

} // namespace hjemmel::feel
