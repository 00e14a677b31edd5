// SPDX-License-Identifier: Apache-2.0
#include "yaml.hpp"

#include <hjemmel/core/place.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hjemmel::dmn::detail {

namespace {

constexpr std::size_t width = 90;     ///< a collection that fits stands on one line
constexpr std::size_t long_key = 900; ///< YAML reads keys without a mark only up to 1024 bytes

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

/// Whether `text` holds something that only double quotes can: control characters, and what
/// YAML takes for line ends or byte order marks.
bool needs_escapes(std::string_view text) {
    constexpr std::array<std::string_view, 4> breaks{"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                                     "\xEF\xBB\xBF"};
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; };
    return std::any_of(text.begin(), text.end(), control) ||
           std::any_of(breaks.begin(), breaks.end(),
                       [&](auto b) { return text.find(b) != std::string_view::npos; });
}

/// Whether `text` means itself without quotes, in flow collections too.
bool is_plain(std::string_view text) {
    constexpr std::string_view signs = " .-+*/<>=()?!'";
    if (text.empty() || text.back() == ' ' || needs_escapes(text)) return false;
    if (!is_word(text.front()) && text.front() != '(') return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return is_word(c) || signs.find(c) != std::string_view::npos;
    });
}

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto two = text.substr(i, 2);
        const auto three = text.substr(i, 3);
        if (text[i] == '"' || text[i] == '\\') {
            out += {'\\', text[i]};
        } else if (text[i] == '\n') {
            out += "\\n";
        } else if (text[i] == '\t') {
            out += "\\t";
        } else if (byte < 0x20U || byte == 0x7FU) {
            out += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
        } else if (two == "\xC2\x85") {
            out += "\\N";
            i += 1;
        } else if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
            out += three == "\xE2\x80\xA8" ? "\\L" : "\\P";
            i += 2;
        } else if (three == "\xEF\xBB\xBF") {
            out += "\\uFEFF";
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out + '"';
}

/// The text on one line.
std::string one_line(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    if (needs_escapes(text)) return escaped(text);
    std::string out = "'";
    for (const char c : text) {
        out += c;
        if (c == '\'') out += c;
    }
    return out + '\'';
}

/// Whether a block keeps `text` as it is: lines that hold something, or nothing at all.
bool fits_block(std::string_view text) {
    if (text.find('\n') == std::string_view::npos || text.back() == '\n') return false;
    if (text.front() == ' ' || text.front() == '\t' || text.front() == '\n') return false;
    for (std::size_t from = 0; from < text.size();) {
        const auto line = text.substr(from, text.find('\n', from) - from);
        const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
        if (blank && !line.empty()) return false;
        std::string bare(line);
        std::replace(bare.begin(), bare.end(), '\t', ' ');
        if (needs_escapes(bare)) return false;
        from += line.size() + 1;
    }
    return true;
}

/// The node on one line, where it is short enough for that.
std::optional<std::string> flow(const yaml& node, std::size_t room) {
    if (node.is_scalar()) {
        if (node.text.find('\n') != std::string::npos) return std::nullopt;
        auto out = one_line(node.text);
        return code_points(out) <= room ? std::optional(std::move(out)) : std::nullopt;
    }
    const bool list = node.what == yaml::shape::list;
    std::string out(1, list ? '[' : '{');
    const auto add = [&](const std::string& front, const yaml& content) {
        if (out.size() > 1) out += ", ";
        out += front;
        const auto used = code_points(out) + 1;
        const auto one = used < room ? flow(content, room - used) : std::nullopt;
        if (one) out += *one;
        return one.has_value();
    };
    for (const auto& item : node.items)
        if (!add({}, item)) return std::nullopt;
    for (const auto& [key, content] : node.entries)
        if (!add(one_line(key) + ": ", content)) return std::nullopt;
    return out + (list ? ']' : '}');
}

class writer {
  public:
    std::string take(const yaml& document) {
        for (const auto& [key, content] : document.entries)
            entry(key, content, 0, content.is_scalar() || content.empty());
        return std::move(out_);
    }

  private:
    void entry(const std::string& key, const yaml& content, std::size_t depth, bool may_flow) {
        const auto front = one_line(key);
        const bool marked = front.size() > long_key;
        if (marked)
            out_ += "? " + front + "\n" + std::string(depth, ' ');
        else
            out_ += front;
        out_ += ":";
        value(content, depth, marked ? 1 : code_points(front) + 1, may_flow);
    }

    /// What follows a key or dash that stands at `depth` and takes `used` columns.
    void value(const yaml& content, std::size_t depth, std::size_t used, bool may_flow) {
        const auto taken = depth + used + 1;
        if (const auto line = flow(content, taken < width ? width - taken : 0); line && may_flow) {
            out_ += " " + *line + "\n";
            return;
        }
        if (content.is_scalar()) return text(content.text, depth);
        out_ += "\n";
        collection(content, depth + 2);
    }

    void text(const std::string& what, std::size_t depth) {
        if (!fits_block(what)) {
            out_ += " " + one_line(what) + "\n";
            return;
        }
        out_ += " |-\n";
        for (std::size_t from = 0; from <= what.size();) {
            const auto line = what.substr(from, what.find('\n', from) - from);
            if (!line.empty()) out_ += std::string(depth + 2, ' ') + line;
            out_ += "\n";
            from += line.size() + 1;
        }
    }

    void collection(const yaml& node, std::size_t depth) {
        for (const auto& [key, content] : node.entries) {
            out_ += std::string(depth, ' ');
            entry(key, content, depth, true);
        }
        for (const auto& one : node.items) {
            out_ += std::string(depth, ' ') + "-";
            value(one, depth, 1, true);
        }
    }

    std::string out_{};
};

} // namespace

const yaml* yaml::find(const std::string& key) const {
    const auto at = std::find_if(entries.begin(), entries.end(),
                                 [&](const auto& one) { return one.first == key; });
    return at == entries.end() ? nullptr : &at->second;
}

std::string write(const yaml& document) { return writer().take(document); }

} // namespace hjemmel::dmn::detail
