// SPDX-License-Identifier: Apache-2.0
#include "xml.hpp"

#include "notes.hpp"

#include <hjemmel/load/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace hjemmel::dmn::detail {

namespace {

constexpr std::array<std::string_view, 5> known_spaces{
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/"};

place at_byte(const source_file_ptr& file, std::size_t begin, std::size_t size) {
    const auto from = std::min(begin, file->text.size());
    const auto to = std::min(from + size, file->text.size());
    return {file, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

/// Elements begin with `<` and a letter: no parser makes more of them than that.
bool has_too_many(std::string_view text, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != '<') continue;
        const char next = text[i + 1];
        if (next != '/' && next != '!' && next != '?' && ++count > most) return true;
    }
    return false;
}

diagnostic beyond(std::string code, place where, const std::string& most, const bilingual& what) {
    return refused(std::move(code), std::move(where),
                   {"Modellen har mere end " + most + " " + what.da + ".",
                    "The model has more than " + most + " " + what.en + "."},
                   {"Del modellen i flere.", "Split the model into several."});
}

bilingual why(const pugi::xml_parse_result& outcome) {
    switch (outcome.status) {
    case pugi::status_out_of_memory:
        return {"Der er ikke hukommelse nok til filen.", "There is not enough memory for it."};
    case pugi::status_bad_pi:
        return {"En instruktion (»<?«) er forkert skrevet.", "An instruction (`<?`) is malformed."};
    case pugi::status_bad_comment:
        return {"En kommentar er ikke afsluttet.", "A comment is not closed."};
    case pugi::status_bad_cdata:
        return {"En CDATA-blok er ikke afsluttet.", "A CDATA section is not closed."};
    case pugi::status_bad_doctype:
        return {"DOCTYPE er forkert skrevet.", "The DOCTYPE is malformed."};
    case pugi::status_bad_attribute:
        return {"En attribut er forkert skrevet.", "An attribute is malformed."};
    case pugi::status_bad_end_element:
    case pugi::status_end_element_mismatch:
        return {"Et element er ikke afsluttet, eller dets slutmærke hører til et andet.",
                "An element is not closed, or its end tag belongs to another."};
    case pugi::status_no_document_element:
        return {"Filen har intet element.", "The file has no element."};
    default:
        return {"Et element er forkert skrevet.", "An element is malformed."};
    }
}

std::optional<diagnostic> doctype_in(const document& in) {
    for (const auto& one : in.tree.children()) {
        if (one.type() != pugi::node_doctype) continue;
        const auto where = in.file->text.find("<!DOCTYPE");
        return refused("dmn-doctype", at_byte(in.file, where, 9),
                       {"Filen har en DOCTYPE; den kan udvide sig selv og læses ikke.",
                        "The file has a DOCTYPE; it could expand itself and is not read."},
                       {"Slet linjen »<!DOCTYPE …>«.", "Delete the line `<!DOCTYPE ...>`."});
    }
    return std::nullopt;
}

bool is_xml_character(unsigned long code) {
    if (code < 0x20) return code == 0x9 || code == 0xA || code == 0xD;
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return !surrogate && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF;
}

// pugixml takes `&#0;` and halves of characters as they are, and UTF-8 would end there.
std::optional<diagnostic> bad_reference(const document& in) {
    const std::string_view all = in.file->text;
    constexpr auto none = std::string_view::npos;
    for (auto at = all.find("&#"); at != none; at = all.find("&#", at + 2)) {
        const bool hex = all.substr(at + 2, 1) == "x";
        const auto digits = all.substr(at + (hex ? 3 : 2), 12);
        unsigned long code = 0;
        const auto* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, code, hex ? 16 : 10);
        if (read.ec == std::errc{} && is_xml_character(code)) continue;
        return refused("dmn-xml", at_byte(in.file, at, 2),
                       {"Tegnhenvisningen nævner intet tegn, der må stå i XML.",
                        "The character reference names no character that XML may hold."});
    }
    return std::nullopt;
}

// Looking for an attribute, or a name in a text, costs as much as there is of them.
std::optional<diagnostic> too_wide(const document& in, pugi::xml_node node, const limits& most) {
    std::size_t count = 0;
    for (const auto& one : node.attributes()) {
        if (++count > most.attributes) {
            return beyond("limit-nodes", place_of(in, node), std::to_string(most.attributes),
                          {"attributter på et element", "attributes of one element"});
        }
        const std::string_view name = one.name();
        const bool names = name == "name" || name == "iteratorVariable";
        if (names && std::string_view(one.value()).size() > most.name_bytes) {
            return beyond("limit-scalar", place_of(in, node), std::to_string(most.name_bytes),
                          {"byte i et navn", "bytes in a name"});
        }
    }
    return std::nullopt;
}

// pugixml itself never recurses while it reads or frees; whoever walks the tree may.
std::optional<diagnostic> too_deep(const document& in, const limits& most) {
    std::size_t depth = 0;
    auto node = in.definitions();
    while (node) {
        if (depth >= most.depth) {
            return beyond("limit-depth", place_of(in, node), std::to_string(most.depth),
                          {"elementer inden i hinanden", "elements inside each other"});
        }
        if (auto fault = too_wide(in, node, most)) return fault;
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node && !node.next_sibling()) {
            if (depth == 0) return std::nullopt;
            node = node.parent();
            --depth;
        }
        if (depth == 0) return std::nullopt;
        node = node.next_sibling();
    }
    return std::nullopt;
}

std::optional<diagnostic> wrong_root(const document& in) {
    const auto root = in.definitions();
    const std::string space(space_of(root));
    const bool omg = space.find("omg.org/spec/DMN/") != std::string::npos;
    if (local_name(root) != "definitions" || (!omg && !space.empty())) {
        return refused("dmn-not-dmn", place_of(in, root),
                       {"Filen er XML, men ingen DMN-model.", "The file is XML, but no DMN model."},
                       {"Roden skal være »definitions« i DMN's navnerum.",
                        "The root must be `definitions` in DMN's namespace."});
    }
    const auto known = std::find(known_spaces.begin(), known_spaces.end(), space);
    if (known != known_spaces.end()) return std::nullopt;
    return refused("dmn-version", place_of(in, root),
                   {"Modellens navnerum »" + space + "« er ikke DMN 1.1 til 1.5.",
                    "The model's namespace `" + space + "` is not DMN 1.1 to 1.5."},
                   {"Gem modellen som DMN 1.5.", "Save the model as DMN 1.5."});
}

/// The lines moved to the left together, the first one apart, and nothing blank at their ends.
std::string without_margin(std::string_view text) {
    constexpr auto none = std::string_view::npos;
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from <= text.size();) {
        const auto line = text.substr(from, text.find('\n', from) - from);
        lines.push_back(line.substr(0, line.find_last_not_of(" \t\r") + 1));
        from += line.size() + 1;
    }
    std::size_t margin = none;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i].empty()) margin = std::min(margin, lines[i].find_first_not_of(" \t"));
    }
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) out += '\n';
        const auto cut = i == 0 || lines[i].empty() ? 0 : margin;
        out += lines[i].substr(cut);
    }
    return out;
}

} // namespace

result<document_ptr> read_document(const std::string& name, std::string bytes, const limits& most) {
    load_limits text_limits;
    text_limits.bytes = most.bytes;
    auto text = load::checked_text(name, std::move(bytes), text_limits);
    if (!text) return text.diagnostics();
    auto out = std::make_shared<document>();
    out->file = std::move(text).value();
    const auto& all = out->file->text;
    if (has_too_many(all, most.elements)) {
        return beyond("limit-nodes", at_byte(out->file, 0, 0), std::to_string(most.elements),
                      {"elementer", "elements"});
    }
    constexpr unsigned how = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                             pugi::parse_doctype | pugi::parse_wconv_attribute;
    const auto outcome = out->tree.load_buffer(all.data(), all.size(), how, pugi::encoding_utf8);
    if (auto fault = doctype_in(*out)) return std::move(*fault);
    if (!outcome) {
        const auto where = static_cast<std::size_t>(std::max<std::ptrdiff_t>(outcome.offset, 0));
        return refused("dmn-xml", at_byte(out->file, where, 1), why(outcome));
    }
    if (auto fault = bad_reference(*out)) return std::move(*fault);
    if (auto fault = too_deep(*out, most)) return std::move(*fault);
    if (auto fault = wrong_root(*out)) return std::move(*fault);
    out->space = space_of(out->definitions());
    return document_ptr(std::move(out));
}

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view space_of_prefix(pugi::xml_node node, std::string_view prefix) {
    std::string name = "xmlns";
    if (!prefix.empty()) name.append(":").append(prefix);
    for (; node; node = node.parent()) {
        if (const auto found = node.attribute(name.c_str())) return found.value();
    }
    return {};
}

std::string_view space_of(pugi::xml_node node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    const auto prefix =
        colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
    return space_of_prefix(node, prefix);
}

place place_of(const document& in, pugi::xml_node node) {
    const auto offset = node.offset_debug();
    if (offset < 0) return at_byte(in.file, 0, 0);
    return at_byte(in.file, static_cast<std::size_t>(offset), std::string_view(node.name()).size());
}

std::string attribute(pugi::xml_node node, const char* name) {
    return std::string(trimmed(node.attribute(name).value()));
}

std::string content_of(pugi::xml_node node) {
    std::string out;
    for (const auto& one : node.children()) {
        if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) out += one.value();
    }
    return without_margin(trimmed(out));
}

std::string text_of(const document& in, pugi::xml_node node) {
    return content_of(child_of(in, node, "text"));
}

bool is_dmn(const document& in, pugi::xml_node node) {
    return node.type() == pugi::node_element && space_of(node) == in.space;
}

pugi::xml_node child_of(const document& in, pugi::xml_node node, std::string_view name) {
    for (const auto& one : node.children()) {
        if (local_name(one) == name && is_dmn(in, one)) return one;
    }
    return {};
}

pugi::xml_node next_in_document(pugi::xml_node node, pugi::xml_node root) {
    return node.first_child() ? node.first_child() : after(node, root);
}

pugi::xml_node after(pugi::xml_node node, pugi::xml_node root) {
    while (node != root && !node.next_sibling())
        node = node.parent();
    return node == root ? pugi::xml_node{} : node.next_sibling();
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

} // namespace hjemmel::dmn::detail
