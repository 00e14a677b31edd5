// SPDX-License-Identifier: Apache-2.0
// Sheets of a report as text for people, as CSV and as JSON.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/eval/record.hpp>
#include <hjemmel/model/version.hpp>
#include <hjemmel/report/tally.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hjemmel::report {

/// A report that is written out.
struct printed {
    const model::version& file; ///< whose report it is; of the last month's version
    const model::report& what;
    std::vector<sheet> sheets{};
    std::size_t refused = 0; ///< cases that were not counted, over all months
    std::vector<eval::changed_parameter> changed{}; ///< what was set otherwise than the file says
};

/// Tables with their headings in words; `..` stands for a hidden number, and a warning names those
/// that a table tells after all. A footer says what that means, what is not protected, and the
/// sources.
std::string write_text(const printed& of, language wanted);

/// A line a cell, with a header: `report,count,month,date,place,row,column,number,hidden,derivable,
/// status,changed`. The number of a hidden cell is empty; of totals, row or column is `total`. A
/// month without a version in force is one line of the status `outside_validity`.
std::string write_csv(const printed& of);

/// One object; hidden numbers are null.
std::string write_json(const printed& of);

} // namespace hjemmel::report
