// SPDX-License-Identifier: Apache-2.0
// The commands of the program.
#pragma once

#include "arguments.hpp"
#include "terminal.hpp"

namespace hjemmel::cli {

/// Decides every case of the files; one outcome a case and decision on standard output.
exit_status evaluate(const evaluate_arguments& asked);

/// Reads all rules and tells every fault and warning on standard output.
exit_status check(const check_arguments& asked);

/// Runs the examples beside the rules; what passed and what did not, on standard output.
exit_status test(const test_arguments& asked);

/// Counts cases into a report of the ruleset, on standard output.
exit_status report(const report_arguments& asked);

/// Writes a DMN model as one rule file; what that does not say, on standard error.
exit_status dmn_import(const dmn_arguments& asked);

/// Evaluates one FEEL expression, or one a line of standard input.
exit_status feel(const feel_arguments& asked);

/// The JSON Schema of the file formats on standard output.
exit_status schema(const schema_arguments& asked);

/// Draws what the decisions of one version rest on; the picture on standard output.
exit_status graph(const graph_arguments& asked);

} // namespace hjemmel::cli
