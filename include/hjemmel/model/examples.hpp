// SPDX-License-Identifier: Apache-2.0
// What a file of examples says, as plain data: cases, what they are expected to give, and what no
// case can reach. Names are not resolved and values not read by their types.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/date.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/model/data.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::model {

/// A name and what stands under it. In examples, null is data of shape `none` with its place.
using named_data = data::entry;

/// A decision whose value the case gives.
struct example_preset {
    located_text decision{};
    data value{};
    std::string reason{};
};

/// What is expected of an undetermined outcome; what is left out is not compared.
struct example_undetermined {
    located_text decision{};
    data possible{}; ///< a list of values, or a mapping `from`, `to`
    bool names_missing = false;
    std::vector<located_text> missing{};
    std::optional<bool> exact{};
};

/// The marks expected of a decision's requirements and rows.
struct example_reasons {
    located_text decision{};
    std::vector<std::pair<located_text, located_text>> marks{}; ///< id, mark
};

/// All that one example expects.
struct example_expectation {
    std::vector<named_data> known{};
    std::vector<example_undetermined> undetermined{};
    std::vector<std::pair<located_text, located_text>> failed{}; ///< decision, diagnostic code
    std::vector<located_text> outside_validity{};
    std::vector<located_text> refused{};  ///< diagnostic codes
    std::vector<located_text> warnings{}; ///< diagnostic codes
    std::vector<example_reasons> reasons{};
};

/// One example. What it leaves out and the file gives has been filled in from the file.
struct example {
    located_text id{};
    bilingual text{};
    bilingual note{};
    std::optional<hjemmel::date> on{};
    located_text entity{};
    std::vector<named_data> facts{}; ///< the file's, its own in place of those of the same name
    std::vector<std::pair<located_text, located_text>> settings{};
    bool nulls_absent = false;
    std::vector<located_text> complete{};
    std::vector<example_preset> presets{};
    example_expectation expect{};
};

/// Something that coverage does not demand, since no case can reach it.
struct unreachable {
    enum class kind : std::uint8_t { requirement, row, threshold };
    place where{};
    std::optional<hjemmel::date> version{}; ///< the first day of the only version that is meant
    bool of_function = false;
    located_text owner{}; ///< a decision, or a function
    kind what = kind::requirement;
    located_text name{};   ///< id, number, or expression of a threshold
    located_text within{}; ///< of a threshold: the requirement or row that it stands in
    located_text bound{};  ///< of a threshold with two ends: `low` or `high`; empty: both
    std::vector<located_text> seen{};
    bilingual text{};
};

/// One file of examples.
struct examples {
    source_file_ptr file{};
    located_text ruleset{};
    std::vector<std::string> shared{}; ///< names of the facts that the file gives to all
    std::vector<example> all{};
    std::vector<model::unreachable> unreachable{};
};

} // namespace hjemmel::model
