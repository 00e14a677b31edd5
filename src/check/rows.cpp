// SPDX-License-Identifier: Apache-2.0
#include "rows.hpp"

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

// The tests of a row as texts by column, so that two rows can be told to ask the same.
using asked = std::vector<std::pair<index, std::string>>;

asked tests_of(const builder& b, const row& one) {
    asked out;
    for (const auto& cell : one.cells) {
        if (cell.tests == none) continue;
        out.emplace_back(cell.column, b.out.expressions[cell.tests].text.text);
    }
    std::sort(out.begin(), out.end());
    return out;
}

void warn_unreachable(builder& b, const place& where, std::size_t first) {
    const auto number = std::to_string(first + 1);
    b.warn("unreachable-row", where,
           {"Rækken nås aldrig: række " + number + " rammer altid.",
            "The row is never reached: row " + number + " always hits."},
           {"Flyt den foran, eller fjern den.", "Move it before that row, or remove it."});
}

void warn_same(builder& b, const place& where, std::size_t first) {
    const auto number = std::to_string(first + 1);
    b.warn("same-row", where,
           {"Rækken prøver det samme som række " + number + ".",
            "The row tests the same as row " + number + "."},
           {"Saml de to rækker, eller ret en af dem.", "Join the two rows, or mend one of them."});
}

} // namespace

void check_rows(builder& b, const table& t) {
    using policy = model::hit_policy;
    const auto& source = *t.source;
    // Where every hit counts, the same tests twice are as meant.
    const bool one_hit = source.hit_policy == policy::first || source.hit_policy == policy::unique;
    if (!one_hit) return;
    std::map<asked, std::size_t> seen;
    std::size_t always = t.rows.size();
    for (std::size_t i = 0; i < t.rows.size(); ++i) {
        auto tests = tests_of(b, t.rows[i]);
        if (i > always && source.hit_policy == policy::first) {
            warn_unreachable(b, source.rows[i].where, always);
            continue;
        }
        if (tests.empty() && always == t.rows.size()) always = i;
        const auto [before, fresh] = seen.emplace(std::move(tests), i);
        if (!fresh) warn_same(b, source.rows[i].where, before->second);
    }
}

} // namespace hjemmel::check::detail
