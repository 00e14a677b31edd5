// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/suite.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::examples {

bool suite::passed() const {
    return faults.empty() && std::all_of(all.begin(), all.end(),
                                         [](const tested& one) { return one.result.passed(); });
}

suite run_all(versions all, std::span<const model::examples* const> files) {
    suite out;
    for (const auto* file : files) {
        for (const auto& one : file->all) {
            const auto ready = prepare(all, *file, one, out.faults);
            if (ready) out.all.push_back({file, &one, ready->version, run(*ready)});
        }
    }
    return out;
}

} // namespace hjemmel::examples
