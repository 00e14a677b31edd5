// SPDX-License-Identifier: Apache-2.0
// What each command is asked to do, as the command line says it.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/eval/options.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::cli {

enum class output_format : unsigned char { text, json, jsonl, csv, sarif };

/// Which facts are read, and by which rules.
struct facts_arguments {
    std::string rules{};
    std::string ruleset{};
    std::string on{};
    std::string entity{};
    std::vector<std::string> decisions{};
    std::vector<std::string> settings{}; ///< NAME=VALUE
    std::vector<std::string> facts{};
    std::vector<std::string> tables{}; ///< ENTITY=FILE
    std::vector<std::string> complete{};
    eval::nulls nulls = eval::nulls::missing;
    language lang = language::da;
    output_format format = output_format::text;
};

struct evaluate_arguments : facts_arguments {
    std::string id{};
    bool by_id = false;
    bool reasons = false;
    bool by_letter = false;
    std::string letter{};  ///< its name; empty: the one for each decision
    std::string letters{}; ///< a file of letters that change the ruleset's
};

struct report_arguments : facts_arguments {
    std::string report{};
    std::string from{}; ///< a month, YYYY-MM
    std::string to{};
};

struct check_arguments {
    std::string rules{};
    bool strict = false;
    std::string letters{}; ///< a file of letters to check, too
    language lang = language::da;
    output_format format = output_format::text;
};

struct test_arguments {
    std::string rules{};
    std::string ruleset{}; ///< empty: all
    bool strict = false;   ///< what is not covered is a fault
    bool suggest = false;  ///< propose examples for what is not covered
    language lang = language::da;
    output_format format = output_format::text;
};

struct dmn_arguments {
    std::string model{};
    std::string output{}; ///< a file; empty: standard output
    language lang = language::da;
};

struct feel_arguments {
    std::string expression{}; ///< `-`: standard input
    std::string on{};
    bool lines = false; ///< JSON lines, one expression each
    language lang = language::da;
};

struct schema_arguments {
    language lang = language::da;
};

enum class picture_format : unsigned char { svg, dot };

struct graph_arguments {
    std::string rules{};
    std::string ruleset{};
    std::string on{}; ///< empty: the last version
    std::vector<std::string> decisions{};
    std::optional<std::size_t> depth{};
    std::vector<std::string> show{};
    std::vector<std::string> hide{};
    language lang = language::da;
    picture_format format = picture_format::svg;
};

} // namespace hjemmel::cli
