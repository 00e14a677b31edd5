// SPDX-License-Identifier: Apache-2.0
#include "rules.hpp"

#include <algorithm>

namespace hjemmel::cli {

exit_status status_of(const diagnostics& faults) {
    const bool unread = std::any_of(faults.begin(), faults.end(), [](const diagnostic& one) {
        return one.code == "unreadable" || one.code == "not-a-file" || one.code == "no-rules";
    });
    return unread ? exit_status::wrong_use : exit_status::faults;
}

std::variant<catalog, exit_status> load_rules(const std::string& path, const manner& how) {
    auto loaded = catalog::load(path);
    if (loaded) return std::move(loaded).value();
    for (const auto& one : loaded.diagnostics())
        say(message(one, how));
    return status_of(loaded.diagnostics());
}

} // namespace hjemmel::cli
