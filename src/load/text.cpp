// SPDX-License-Identifier: Apache-2.0
// Size, encoding and control characters, before any parser sees the bytes.
#include <hjemmel/load/text.hpp>

#include <hjemmel/core/sha256.hpp>
#include <hjemmel/core/utf8.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace hjemmel::load {

namespace {

unsigned char byte(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// `text` with U+FFFD for each byte that is not UTF-8, so that it can be shown.
std::string showable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0)
            out += "\xEF\xBF\xBD";
        else
            out += text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return out;
}

bool is_control(std::string_view text, std::size_t at) {
    const unsigned char c = byte(text, at);
    if (c == '\r') return byte(text, at + 1) != '\n';
    return c < 0x20 && c != '\t' && c != '\n';
}

std::optional<std::size_t> first_control(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_control(text, at)) return at;
    }
    return std::nullopt;
}

/// UTF-16 and UTF-32 show themselves by a byte order mark, or by a zero beside the first letter.
bool is_wide(std::string_view text) {
    const bool marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    return marked || (text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0'));
}

/// Whether the byte is a Danish letter in Latin-1.
bool is_latin1_letter(unsigned char c) {
    return std::string_view("\xC6\xD8\xC5\xE6\xF8\xE5").find(static_cast<char>(c)) !=
           std::string_view::npos;
}

diagnostic fault(std::string code, place where, bilingual text, bilingual hint) {
    return {.code = std::move(code),
            .level = severity::error,
            .where = std::move(where),
            .text = std::move(text),
            .hint = std::move(hint),
            .fact = {},
            .value = {},
            .id = {}};
}

diagnostic invalid_utf8(std::string name, std::string_view bytes, std::size_t at) {
    const auto shown = std::make_shared<const source_file>(
        source_file{std::move(name), showable(bytes.substr(0, bytes.find('\n', at)))});
    const auto begin = static_cast<std::uint32_t>(at);
    const bool latin1 = is_latin1_letter(byte(bytes, at));
    return fault("invalid-utf8", {shown, begin, begin + 3},
                 {"Filen er ikke gyldig UTF-8.", "The file is not valid UTF-8."},
                 latin1 ? bilingual{"Filen ser ud til at være gemt som Latin-1 (Windows-1252): gem "
                                    "den som UTF-8.",
                                    "The file seems to be saved as Latin-1 (Windows-1252): save it "
                                    "as UTF-8."}
                        : bilingual{"Gem filen som UTF-8.", "Save the file as UTF-8."});
}

diagnostic control_character(place where) {
    return fault("control-character", std::move(where),
                 {"Filen indeholder et styretegn.", "The file contains a control character."},
                 {"Slet tegnet; kun tabulator og linjeskift er tilladt.",
                  "Delete the character; only tab and line ends are allowed."});
}

} // namespace

result<source_file_ptr> checked_text(std::string name, std::string bytes,
                                     const load_limits& limits) {
    const auto whole_file = [&name] {
        return place{std::make_shared<const source_file>(source_file{name, {}}), 0, 0};
    };
    if (bytes.size() > limits.bytes || bytes.size() > UINT32_MAX) {
        const std::string most = std::to_string(limits.bytes);
        return fault("limit-bytes", whole_file(),
                     {"Filen er større end " + most + " byte.",
                      "The file is larger than " + most + " bytes."},
                     {"Del reglerne i flere regelsæt, eller hæv grænsen.",
                      "Split the rules into several rulesets, or raise the limit."});
    }
    if (is_wide(bytes)) {
        return fault("utf-16", whole_file(),
                     {"Filen er gemt som UTF-16.", "The file is saved as UTF-16."},
                     {"Gem filen som UTF-8.", "Save the file as UTF-8."});
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (const auto at = first_bad_byte(bytes); at < bytes.size())
        return invalid_utf8(std::move(name), bytes, at);
    auto file = std::make_shared<const source_file>(source_file{std::move(name), std::move(bytes)});
    if (const auto at = first_control(file->text)) {
        const auto begin = static_cast<std::uint32_t>(*at);
        return control_character({file, begin, begin + 1});
    }
    return source_file_ptr(std::move(file));
}

std::string digest(std::string_view bytes) { return sha256(bytes); }

} // namespace hjemmel::load
