// SPDX-License-Identifier: Apache-2.0
// Loads the rules that are named on the command line and asks what is missing for one citizen of
// whom nothing is known.
#include <hjemmel/hjemmel.hpp>

#include <iostream>

int main(int, char** arguments) {
    const auto catalog = hjemmel::catalog::load(arguments[1]);
    if (!catalog.has_value()) return 1;
    const auto outcome = catalog.value().evaluate("flere-skal-med", hjemmel::date{2018, 3, 2},
                                                  "visitationsgruppe", hjemmel::facts{});
    for (const auto& missing : outcome.missing())
        std::cout << "missing: " << missing.name << '\n';
    const bool asks = outcome.status() == hjemmel::status::undetermined;
    return asks && !outcome.missing().empty() ? 0 : 1;
}
