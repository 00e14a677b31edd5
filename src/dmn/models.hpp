// SPDX-License-Identifier: Apache-2.0
// A model and all that it imports, and the name that each of their elements gets in the rule file.
#pragma once

#include "notes.hpp"
#include "xml.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::dmn::detail {

/// What expressions can name, beside types.
enum class element_kind : std::uint8_t { input, decision, function, service };

struct element {
    element_kind kind = element_kind::input;
    pugi::xml_node node{};
    std::string name{};      ///< as expressions of its own model call it
    std::string canonical{}; ///< in the rule file
};

struct import_of {
    std::string name{}; ///< what stands before the names; may be empty
    std::string space{};
};

/// An item definition.
struct item_type {
    std::string canonical{}; ///< in the rule file
    pugi::xml_node node{};
};

struct model {
    document_ptr source{};
    std::string space{};  ///< the namespace of what it defines
    std::string prefix{}; ///< `import.`, or empty for the model that was asked for
    std::vector<import_of> imports{};
    std::vector<element> elements{};
    std::map<std::string, std::size_t, std::less<>> by_id{};
    std::map<std::string, item_type, std::less<>> types{}; ///< by name
};

struct models {
    std::vector<model> all{}; ///< the one that was asked for first

    const model* with_space(std::string_view space) const;

    /// The element that `href` means in `from`: `#id` or `namespace#id`; none: null.
    const element* referred(const model& from, std::string_view href) const;

    /// What `from` calls an element of `of` in its expressions; empty where it cannot.
    static std::string name_in(const model& from, const model& of, const element& what);

    /// The model that has the element `href`.
    const model* owner(const model& from, std::string_view href) const;
};

/// A name that FEEL can have: what it cannot hold is `_`.
std::string clean_name(std::string_view name);

/// Tells where `clean` is not just `written` with other blanks.
void tell_renamed(notes& told, const place& where, const std::string& written,
                  const std::string& clean);

/// Reads the model's imports, directly or through others, and names everything.
result<models> gather(document_ptr root, const resolver& find, const limits& most, notes& told);

} // namespace hjemmel::dmn::detail
