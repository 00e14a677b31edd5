// SPDX-License-Identifier: Apache-2.0
// The parts of a rule file, each read by its own function.
#pragma once

#include "reader.hpp"

#include <hjemmel/model/version.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace hjemmel::load::detail {

/// A version while it is read, and what reading one part must know of another.
struct draft {
    model::version version{};
    bool names_entities = false; ///< the file has `entities`
    std::size_t rows = 0;        ///< of all tables so far
};

void read_sources(reader& r, const data::entry& e, draft& out);
void read_entities(reader& r, const data::entry& e, draft& out);
void read_types(reader& r, const data::entry& e, draft& out);
void read_parameters(reader& r, const data::entry& e, draft& out);
void read_facts(reader& r, const data::entry& e, draft& out);
void read_functions(reader& r, const data::entry& e, draft& out);
void read_decisions(reader& r, const data::entry& e, draft& out);

void read_services(reader& r, const data::entry& e, draft& out);
void read_words(reader& r, const data::entry& e, draft& out);
void read_letters(reader& r, const data::entry& e, draft& out);
void read_reports(reader& r, const data::entry& e, draft& out);

// The tables of keys that the parts are read by.
void list_file_keys(std::vector<known_mapping>& out);
void list_declaration_keys(std::vector<known_mapping>& out);
void list_decision_keys(std::vector<known_mapping>& out);
void list_table_keys(std::vector<known_mapping>& out);
void list_boxed_keys(std::vector<known_mapping>& out);
void list_example_keys(std::vector<known_mapping>& out);
void list_letter_keys(std::vector<known_mapping>& out);
void list_report_keys(std::vector<known_mapping>& out);

/// The keys that a mapping with logic may have: FEEL, a table or a boxed expression.
const std::vector<std::string_view>& logic_keys();

/// The keys of which such a mapping has exactly one, with those that belong to each.
std::vector<known_form> logic_forms();

/// The logic that the mapping holds; `besides`: other keys of which it may have one instead, then
/// it is an empty text. Nothing after an error.
std::optional<model::logic> read_logic(reader& r, const data& node, const located_text& owner,
                                       const std::vector<std::string_view>& besides,
                                       std::size_t& rows);

/// The table under `e`; its rows are counted in `rows`.
model::table read_table(reader& r, const data::entry& e, std::size_t& rows);

/// Ids of one decision's requirements and rows, in the order of the file: each may stand once.
void unique_ids(reader& r, const std::vector<located_text>& ids);

} // namespace hjemmel::load::detail
