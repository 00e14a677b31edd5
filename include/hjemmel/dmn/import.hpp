// SPDX-License-Identifier: Apache-2.0
// A DMN model (1.1 to 1.5, XML) -> the text of one rule file that gives the same answers.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/result.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::dmn {

/// What a hostile or mistaken model may cost. A model beyond a limit gets an error that names it.
struct limits {
    std::size_t bytes = std::size_t{8} << 20U; ///< size of one file
    std::size_t elements = 200'000;            ///< XML elements of one file
    std::size_t depth = 64;                    ///< nesting of XML elements
    std::size_t attributes = 100;              ///< of one XML element
    std::size_t name_bytes = 250;              ///< of one name
    std::size_t models = 100;                  ///< models imported, directly or through others
    std::size_t files = 1'000;                 ///< files of a folder among which imports are sought
    std::size_t notes = 1'000;                 ///< diagnostics beside the rule file
};

/// Something of an imported model that has another name in the rule file.
struct renamed {
    std::string space; ///< the namespace of its model
    std::string from;  ///< its name there
    std::string to;    ///< its name in the rule file, `importname.name`
};

struct imported {
    std::string text; ///< a rule file, ending in a line feed
    /// What the rule file does not say as the model does, by element: warnings where answers can
    /// differ, notes where they cannot.
    diagnostics notes;
    std::vector<renamed> names; ///< of all imported models
};

/// One file as it was read.
struct file {
    std::string name;
    std::string bytes;
};

/// Gives the model that an import means: `space` is the namespace that it must have, `location`
/// what the import says about where it is, or empty. None where there is no such model.
using resolver =
    std::function<std::optional<file>(const std::string& space, const std::string& location)>;

/// Translates the model in `bytes`; `name` is what diagnostics call it. Never reads files itself.
/// Errors: the bytes (`limit-bytes`, `invalid-utf8`, `utf-16`, `control-character`), the XML
/// (`dmn-xml`, `dmn-doctype`, `limit-nodes`, `limit-depth`, `limit-scalar`), the model
/// (`dmn-not-dmn`, `dmn-version`, `dmn-no-name`, `dmn-duplicate-name`), its imports
/// (`dmn-import-missing`, `dmn-import-cycle`, `limit-files`). Any thread.
result<imported> import_text(const std::string& name, std::string bytes, const resolver& find,
                             const limits& most = {});

/// Translates the file at `path`. Imports are looked for at their location, relative to the file's
/// folder, and else by namespace among the files `.dmn` and `.xml` of that folder; never outside
/// of it, never over a network. Errors: also `unreadable`.
result<imported> import_file(const std::string& path, const limits& most = {});

} // namespace hjemmel::dmn
