// SPDX-License-Identifier: Apache-2.0
#include "fault.hpp"

#include <hjemmel/core/utf8.hpp>

#include <hjemmel/core/mask.hpp>

#include <memory>
#include <utility>

namespace hjemmel::io::detail {

namespace {

constexpr std::size_t shown_bytes = 80;

std::string shown(std::string_view text) {
    if (text.size() <= shown_bytes) return masked(text);
    // Masked before it is cut, so that no number loses the digits that tell it.
    auto out = masked(text.substr(0, 2 * shown_bytes)).substr(0, shown_bytes);
    out.resize(first_bad_or_nul(out));
    return out + "…";
}

} // namespace

diagnostic told(fault what, place where) {
    return {.code = std::string(what.code),
            .level = severity::error,
            .where = std::move(where),
            .text = std::move(what.text),
            .hint = std::move(what.hint),
            .fact = shown(what.fact),
            .value = shown(what.value),
            .id = {}};
}

bilingual naming(std::string_view da, std::string_view en, std::string_view name,
                 std::string_view da_rest, std::string_view en_rest) {
    const auto safe = shown(name);
    bilingual both;
    both.da.append(da).append(" »").append(safe).append("«").append(da_rest);
    both.en.append(en).append(" `").append(safe).append("`").append(en_rest);
    return both;
}

fault bad_byte(std::string_view text, std::size_t at) {
    if (text[at] == '\0') {
        return {.code = "null-character",
                .text = {"Teksten rummer et NUL-tegn (U+0000).",
                         "The text holds a NUL character (U+0000)."},
                .hint = {"Fjern tegnet.", "Remove the character."}};
    }
    return {.code = "invalid-utf8",
            .text = {"Teksten er ikke gyldig UTF-8.", "The text is not valid UTF-8."},
            .hint = {"Gem filen som UTF-8; fra Excel som »CSV UTF-8«.",
                     "Save the file as UTF-8; from Excel as \"CSV UTF-8\"."}};
}

fault over_limit(std::string_view code, std::string_view da, std::string_view en,
                 std::size_t limit) {
    const auto number = std::to_string(limit);
    bilingual text;
    text.da.append(da).append("; grænsen er ").append(number).append(".");
    text.en.append(en).append("; the limit is ").append(number).append(".");
    return {.code = code, .text = std::move(text)};
}

place place_in(std::string name, std::string blotted, std::size_t begin, std::size_t end) {
    auto file = std::make_shared<const source_file>(
        source_file{.name = std::move(name), .text = std::move(blotted)});
    return {std::move(file), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

} // namespace hjemmel::io::detail
