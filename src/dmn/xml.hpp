// SPDX-License-Identifier: Apache-2.0
// Bytes -> an XML tree that is safe to walk: no DOCTYPE, limited size, depth and number.
#pragma once

#include <hjemmel/core/place.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/dmn/import.hpp>

#include <pugixml.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace hjemmel::dmn::detail {

/// A DMN model's XML. Nodes stay valid as long as this does.
struct document {
    source_file_ptr file{};
    pugi::xml_document tree{};
    std::string space{}; ///< of its DMN elements

    pugi::xml_node definitions() const { return tree.document_element(); }
};

using document_ptr = std::shared_ptr<const document>;

/// Reads a model's XML as far as its root, which is DMN's `definitions`. Errors: those of
/// `import_text` about bytes, XML and the root.
result<document_ptr> read_document(const std::string& name, std::string bytes, const limits& most);

/// The name without its prefix.
std::string_view local_name(pugi::xml_node node);

/// The namespace that `prefix` stands for at `node`; empty where nothing declares it.
std::string_view space_of_prefix(pugi::xml_node node, std::string_view prefix);

/// The namespace of an element.
std::string_view space_of(pugi::xml_node node);

/// Where an element's name stands.
place place_of(const document& in, pugi::xml_node node);

/// An attribute without blanks around it; empty where there is none.
std::string attribute(pugi::xml_node node, const char* name);

/// The text of the child element `text`, with all its lines; empty where there is none.
std::string text_of(const document& in, pugi::xml_node node);

/// The text inside an element, without blanks around it or at its lines' common beginning.
std::string content_of(pugi::xml_node node);

/// Whether it is an element of DMN's own namespace.
bool is_dmn(const document& in, pugi::xml_node node);

/// Calls `each` for every child element of DMN's own namespace. A template, since expressions
/// nest in it and the stack may be small.
template<class Each>
void for_each_child(const document& in, pugi::xml_node node, const Each& each) {
    for (auto one = node.first_child(); one; one = one.next_sibling()) {
        if (is_dmn(in, one)) each(one);
    }
}

/// The first child element of that name; none: null.
pugi::xml_node child_of(const document& in, pugi::xml_node node, std::string_view name);

/// The node that begins next in the file, inside of `root`; none: null.
pugi::xml_node next_in_document(pugi::xml_node node, pugi::xml_node root);

/// As `next_in_document`, but not inside of `node`.
pugi::xml_node after(pugi::xml_node node, pugi::xml_node root);

/// `text` without blanks and line ends around it.
std::string_view trimmed(std::string_view text);

} // namespace hjemmel::dmn::detail
