// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/load/keys.hpp>

#include "parts.hpp"

namespace hjemmel::load {

std::vector<known_mapping> known_keys() {
    std::vector<known_mapping> all;
    detail::list_file_keys(all);
    detail::list_declaration_keys(all);
    detail::list_decision_keys(all);
    detail::list_table_keys(all);
    detail::list_boxed_keys(all);
    detail::list_example_keys(all);
    detail::list_letter_keys(all);
    detail::list_report_keys(all);
    return all;
}

std::vector<known_form> known_forms() { return detail::logic_forms(); }

} // namespace hjemmel::load
