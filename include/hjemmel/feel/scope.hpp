// SPDX-License-Identifier: Apache-2.0
// The names that may stand in an expression. FEEL's names hold blanks, operators and keywords, so
// that the text can only be read by who knows them.
#pragma once

#include <hjemmel/feel/detail/characters.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::feel {

/// The name with each run of blanks folded to one space, and none around it: two spellings of a
/// name are the same name when these are equal.
inline std::string normal_name(std::string_view name) {
    std::string out;
    bool gap = false;
    for (std::size_t at = 0; at < name.size();) {
        const auto next = detail::read(name, at);
        if (detail::is_blank(next.value)) {
            gap = !out.empty();
        } else {
            if (gap) out += ' ';
            gap = false;
            out.append(name.substr(at, next.size));
        }
        at += next.size;
    }
    return out;
}

/// Whether FEEL's grammar takes `name` as a name at all: it begins with a letter, `_` or `?`, and
/// goes on with these, digits, blanks and `. / - ' + *`, without `..` and comments.
inline bool is_name(std::string_view name) {
    if (!detail::is_name_start(detail::read(name, 0).value)) return false;
    for (std::size_t at = 0; at < name.size();) {
        const auto next = detail::read(name, at);
        if (!detail::is_name_part(next.value) && !detail::is_name_symbol(next.value) &&
            !detail::is_blank(next.value)) {
            return false;
        }
        at += next.size;
    }
    constexpr auto none = std::string_view::npos;
    return name.find("//") == none && name.find("/*") == none && name.find("..") == none;
}

/// A set of names on top of another one. Reading is safe from many threads while nobody adds.
/// `below`, where given, must outlive it and may grow meanwhile.
class name_scope {
  public:
    name_scope() = default;
    explicit name_scope(const name_scope* below) : below_(below) {}

    /// Adds one name, in any spelling. Names added twice must be removed twice.
    void add(std::string_view name) {
        const auto normal = normal_name(name);
        if (!normal.empty()) ++letters_[walk(normal)].names;
    }

    /// Takes back one `add` to this layer.
    void remove(std::string_view name) {
        auto& last = letters_[walk(normal_name(name))];
        if (last.names > 0) --last.names;
    }

    bool contains(std::string_view name) const {
        const auto normal = normal_name(name);
        for (const auto* layer = this; layer != nullptr; layer = layer->below_) {
            std::uint32_t at = 0;
            for (const char c : normal)
                at = at == none ? none : layer->step(at, c);
            if (at != none && layer->letters_[at].names > 0) return true;
        }
        return false;
    }

    /// How many bytes the longest known name takes at the front of `text`, where any run of
    /// blanks stands for one; 0 when none stands there. A name never ends inside a word.
    std::size_t longest(std::string_view text) const {
        std::size_t best = 0;
        for (const auto* layer = this; layer != nullptr; layer = layer->below_) {
            best = std::max(best, layer->longest_here(text));
        }
        return best;
    }

  private:
    // A trie in one vector: the first child, and the siblings as a linked list.
    struct letter {
        std::uint32_t child = none;
        std::uint32_t sibling = none;
        std::uint32_t names = 0;
        char byte = 0;
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    std::uint32_t step(std::uint32_t from, char c) const {
        auto at = letters_[from].child;
        while (at != none && letters_[at].byte != c)
            at = letters_[at].sibling;
        return at;
    }

    std::uint32_t walk(std::string_view normal) {
        std::uint32_t at = 0;
        for (const char c : normal) {
            auto next = step(at, c);
            if (next == none) {
                next = static_cast<std::uint32_t>(letters_.size());
                letters_.push_back({none, letters_[at].child, 0, c});
                letters_[at].child = next;
            }
            at = next;
        }
        return at;
    }

    std::uint32_t step_over(std::uint32_t from, std::string_view bytes) const {
        for (const char c : bytes)
            from = from == none ? none : step(from, c);
        return from;
    }

    std::size_t longest_here(std::string_view text) const {
        std::size_t best = 0;
        std::uint32_t at = 0;
        for (std::size_t pos = 0; pos < text.size();) {
            auto next = detail::read(text, pos);
            const bool blank = detail::is_blank(next.value);
            const bool part = detail::is_name_part(next.value);
            at = step_over(at, blank ? std::string_view(" ") : text.substr(pos, next.size));
            if (at == none) return best;
            do {
                pos += next.size;
                next = detail::read(text, pos);
            } while (blank && next.size > 0 && detail::is_blank(next.value));
            const bool inside_word = part && detail::is_name_part(next.value);
            if (letters_[at].names > 0 && !inside_word) best = pos;
        }
        return best;
    }

    const name_scope* below_ = nullptr;
    std::vector<letter> letters_ = std::vector<letter>(1);
};

/// FEEL's own names that are more than one word: built-in functions, properties of values.
inline const name_scope& standard_names() {
    static const name_scope all = [] {
        name_scope out;
        for (const std::string_view name : {"string length",
                                            "substring before",
                                            "substring after",
                                            "upper case",
                                            "lower case",
                                            "starts with",
                                            "ends with",
                                            "string join",
                                            "list contains",
                                            "list replace",
                                            "insert before",
                                            "index of",
                                            "distinct values",
                                            "round up",
                                            "round down",
                                            "round half up",
                                            "round half down",
                                            "day of year",
                                            "day of week",
                                            "month of year",
                                            "week of year",
                                            "date and time",
                                            "get value",
                                            "get entries",
                                            "context put",
                                            "context merge",
                                            "met by",
                                            "overlaps before",
                                            "overlaps after",
                                            "started by",
                                            "finished by",
                                            "start included",
                                            "end included",
                                            "time offset",
                                            "years and months duration"}) {
            out.add(name);
        }
        return out;
    }();
    return all;
}

/// FEEL's own types that are more than one word.
inline const name_scope& standard_types() {
    static const name_scope all = [] {
        name_scope out;
        out.add("date and time");
        out.add("days and time duration");
        out.add("years and months duration");
        return out;
    }();
    return all;
}

} // namespace hjemmel::feel
