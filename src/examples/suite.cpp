// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/suite.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::examples {

bool suite::passed() const {
    return faults.empty() && std::all_of(all.begin(), all.end(),
                                         [](const tested& one) { return one.result.passed(); });
}

bool suite::covered() const {
    return std::all_of(coverage.begin(), coverage.end(), [](const examples::coverage& version) {
        const auto& goals = version.goals();
        return std::all_of(goals.begin(), goals.end(),
                           [](const goal& one) { return one.lacking() == 0; });
    });
}

suite run_all(versions all, std::span<const model::examples* const> files) {
    suite out;
    for (const auto& version : all)
        out.coverage.emplace_back(*version);
    for (const auto* file : files) {
        for (const auto& one : file->all) {
            auto ready = prepare(all, *file, one, out.faults);
            if (!ready) continue;
            ready->how.watched_by = &out.coverage[ready->version];
            out.all.push_back({file, &one, ready->version, run(*ready)});
        }
    }
    for (auto& version : out.coverage)
        version.settle();
    excuse(all, files, out.coverage, out.faults);
    return out;
}

} // namespace hjemmel::examples
