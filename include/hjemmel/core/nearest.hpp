// SPDX-License-Identifier: Apache-2.0
// The known name that a misspelt one most likely means, for hints.
#pragma once

#include <hjemmel/core/bilingual.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel {

namespace detail {

/// Names longer than this (in bytes) are not compared: they get no hint.
inline constexpr std::size_t nearest_bytes = 128;

/// How many inserted, removed, replaced or swapped bytes lie between two texts.
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> here(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        here[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            here[j] = std::min({above[j] + 1, here[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) here[j] = std::min(here[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, here);
    }
    return above[b.size()];
}

/// ASCII letters in lower case, spaces and hyphens as underscores: what people mix up most.
inline std::string folded(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == ' ' || c == '-') c = '_';
    }
    return out;
}

} // namespace detail

/// The candidate nearest to `name`, or an empty text when none is near: more than a third of the
/// letters (and more than one) would have to change. Of equally near ones the first. `candidates`
/// is any range of what converts to std::string_view.
template<class Candidates>
std::string nearest(std::string_view name, const Candidates& candidates) {
    if (name.empty() || name.size() > detail::nearest_bytes) return {};
    const std::string wanted = detail::folded(name);
    std::size_t best = std::max<std::size_t>(1, name.size() / 3) + 1;
    std::string found;
    for (const auto& one : candidates) {
        const std::string_view candidate = one;
        const std::size_t longer = std::max(candidate.size(), name.size());
        const std::size_t shorter = std::min(candidate.size(), name.size());
        if (longer - shorter >= best) continue;
        const std::size_t distance = detail::edit_distance(wanted, detail::folded(candidate));
        if (distance >= best || distance >= name.size()) continue;
        best = distance;
        found = candidate;
    }
    return found;
}

/// A hint for a name that does not exist: the nearest one, else all that there are.
inline bilingual meant(std::string_view name, const std::vector<std::string>& choices) {
    const auto close = nearest(name, choices);
    if (!close.empty()) return {"Mente du " + close + "?", "Did you mean " + close + "?"};
    std::string all;
    for (const auto& one : choices)
        all += (all.empty() ? "" : ", ") + one;
    if (all.empty()) return {};
    return {"Vælg mellem " + all + ".", "Choose among " + all + "."};
}

} // namespace hjemmel
