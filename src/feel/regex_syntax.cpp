// SPDX-License-Identifier: Apache-2.0
// The grammar of XPath's regular expressions (XML Schema's, with anchors, groups that do not
// capture, reluctant quantifiers and back-references), read strictly and written for PCRE2.
#include "regex_syntax.hpp"

#include <hjemmel/feel/detail/characters.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace hjemmel::feel {

namespace {

constexpr std::size_t most_nesting = 200; // PCRE2 itself stops at 250
constexpr int most_repeats = 65'535;      // PCRE2's limit of {n}

// What may begin a name of XML, and what may also stand in one.
constexpr std::string_view name_start =
    R"(:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF})"
    R"(\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF})"
    R"(\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF})";
constexpr std::string_view name_further = R"(\-.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040})";
constexpr std::string_view blanks = R"( \t\n\r)";
constexpr std::string_view no_word = R"(\p{P}\p{Z}\p{C})";

constexpr std::array<std::string_view, 37> categories{
    "L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",  "Nd", "Nl",
    "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z",  "Zs", "Zl", "Zp",
    "S",  "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn", "Cs"};

// Blocks of Unicode that texts here are likely to be told apart by.
struct block {
    std::string_view name;
    std::string_view range;
};
constexpr std::array<block, 16> blocks{{
    {"BasicLatin", R"(\x{0}-\x{7F})"},
    {"Latin-1Supplement", R"(\x{80}-\x{FF})"},
    {"LatinExtended-A", R"(\x{100}-\x{17F})"},
    {"LatinExtended-B", R"(\x{180}-\x{24F})"},
    {"IPAExtensions", R"(\x{250}-\x{2AF})"},
    {"CombiningDiacriticalMarks", R"(\x{300}-\x{36F})"},
    {"Greek", R"(\x{370}-\x{3FF})"},
    {"GreekandCoptic", R"(\x{370}-\x{3FF})"},
    {"Cyrillic", R"(\x{400}-\x{4FF})"},
    {"Hebrew", R"(\x{590}-\x{5FF})"},
    {"Arabic", R"(\x{600}-\x{6FF})"},
    {"GeneralPunctuation", R"(\x{2000}-\x{206F})"},
    {"CurrencySymbols", R"(\x{20A0}-\x{20CF})"},
    {"Arrows", R"(\x{2190}-\x{21FF})"},
    {"Hiragana", R"(\x{3040}-\x{309F})"},
    {"Katakana", R"(\x{30A0}-\x{30FF})"},
}};

std::string hexadecimal(char32_t c) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (auto left = static_cast<std::uint32_t>(c); out.empty() || left > 0; left /= 16)
        out.insert(out.begin(), digits[left % 16]);
    return R"(\x{)" + out + "}";
}

// What a class escape says, as the inside of a PCRE2 class: of those in it or all others.
struct escape_set {
    std::string inside;
    bool others = false;
};

// The parts of a class: characters of one PCRE2 class, and sets that are all but some.
struct class_parts {
    std::string inside;
    std::vector<std::string> others;

    void add(const escape_set& set) {
        if (set.others)
            others.push_back(set.inside);
        else
            inside += set.inside;
    }

    // One of the parts.
    std::string any() const {
        std::string out;
        if (!inside.empty()) out = "[" + inside + "]";
        for (const auto& other : others)
            out += (out.empty() ? "[^" : "|[^") + other + "]";
        return out;
    }
};

class translator {
  public:
    translator(std::string_view pattern, const regex_flags& flags)
        : pattern_(pattern), flags_(flags) {}

    translated_regex run() {
        while (good() && at_ < pattern_.size())
            piece();
        if (good() && !open_.empty()) fail(regex_fault::not_a_pattern);
        out_.groups = closed_.size();
        return std::move(out_);
    }

  private:
    struct group {
        std::size_t number = 0; // 0: does not capture
    };

    bool good() const { return out_.fault == regex_fault::none; }
    bool fail(regex_fault what) {
        if (good()) {
            out_.fault = what;
            out_.at = at_;
        }
        return false;
    }
    char peek() const { return at_ < pattern_.size() ? pattern_[at_] : '\0'; }
    bool take(std::string_view expected) {
        if (!pattern_.substr(at_).starts_with(expected)) return false;
        at_ += expected.size();
        return true;
    }
    char32_t character() {
        const auto found = detail::read(pattern_, at_);
        at_ += found.size;
        return found.value;
    }
    void skip_blanks() {
        while (flags_.spaced && at_ < pattern_.size() &&
               std::string_view(" \t\n\r").find(peek()) != std::string_view::npos)
            ++at_;
    }

    // An atom with its quantifier, or what stands between pieces.
    void piece() {
        skip_blanks();
        if (at_ == pattern_.size()) return;
        const char c = peek();
        switch (c) {
        case '|':
            ++at_;
            out_.pattern += '|';
            return;
        case '(':
            return open();
        case ')':
            if (!close()) return;
            break;
        case '^':
            ++at_;
            out_.pattern += flags_.multiline ? "^" : R"(\A)";
            return;
        case '$':
            ++at_;
            out_.pattern += flags_.multiline ? "$" : R"(\z)";
            return;
        case '[':
            out_.pattern += class_expression(0);
            break;
        case '.':
            ++at_;
            out_.pattern += flags_.dot_all ? "(?s:.)" : R"([^\n])";
            break;
        case '\\':
            escape();
            break;
        case '?':
        case '*':
        case '+':
        case '{':
        case '}':
        case ']':
            fail(regex_fault::not_a_pattern);
            return;
        default:
            out_.pattern += hexadecimal(character());
        }
        if (good()) quantifier();
    }

    void open() {
        ++at_;
        const bool captures = !take("?:");
        if (open_.size() == most_nesting) {
            fail(regex_fault::no_counterpart);
            return;
        }
        if (peek() == '?') {
            fail(regex_fault::not_a_pattern);
            return;
        }
        if (captures) closed_.push_back(false);
        open_.push_back({captures ? closed_.size() : 0});
        out_.pattern += captures ? "(" : "(?:";
    }

    bool close() {
        if (open_.empty()) return fail(regex_fault::not_a_pattern);
        ++at_;
        if (const auto number = open_.back().number; number > 0) closed_[number - 1] = true;
        open_.pop_back();
        out_.pattern += ')';
        return true;
    }

    void quantifier() {
        skip_blanks();
        const char c = peek();
        if (c == '?' || c == '*' || c == '+') {
            ++at_;
            out_.pattern += c;
        } else if (c == '{') {
            ++at_;
            if (!counts()) return;
        } else {
            return;
        }
        skip_blanks();
        if (peek() == '?') {
            ++at_;
            out_.pattern += '?';
        }
    }

    // The number here; nothing, with a fault, for one too large or none.
    std::optional<int> count() {
        skip_blanks();
        int number = 0;
        const auto begin = at_;
        for (; peek() >= '0' && peek() <= '9'; ++at_) {
            number = std::min(number * 10 + (peek() - '0'), most_repeats + 1);
        }
        if (at_ == begin) {
            fail(regex_fault::not_a_pattern);
        } else if (number > most_repeats) {
            fail(regex_fault::no_counterpart);
        }
        skip_blanks();
        return good() ? std::optional(number) : std::nullopt;
    }

    // `2}`, `2,}` or `2,3}`
    bool counts() {
        const auto least = count();
        if (!least) return false;
        std::string text = "{" + std::to_string(*least);
        if (take(",")) {
            text += ',';
            skip_blanks();
            if (peek() != '}') {
                const auto most = count();
                if (!most) return false;
                if (*most < *least) return fail(regex_fault::not_a_pattern);
                text += std::to_string(*most);
            }
        }
        if (!take("}")) return fail(regex_fault::not_a_pattern);
        out_.pattern += text + "}";
        return true;
    }

    void escape() {
        ++at_;
        if (const char digit = peek(); digit >= '1' && digit <= '9') return back_reference();
        if (const auto single = single_escape()) {
            out_.pattern += hexadecimal(*single);
            return;
        }
        const auto set = set_escape();
        if (set) out_.pattern += (set->others ? "[^" : "[") + set->inside + "]";
    }

    // As many digits as still name a group that has begun; it must have ended.
    void back_reference() {
        std::size_t number = 0;
        for (; peek() >= '0' && peek() <= '9'; ++at_) {
            const auto longer = number * 10 + static_cast<std::size_t>(peek() - '0');
            if (number > 0 && longer > closed_.size()) break;
            number = longer;
        }
        if (number > closed_.size() || !closed_[number - 1]) {
            fail(regex_fault::not_a_pattern);
            return;
        }
        out_.pattern += R"((?:\g{)" + std::to_string(number) + "})";
    }

    // The character that an escape stands for; nothing where it stands for a set.
    std::optional<char32_t> single_escape() {
        static constexpr std::string_view signs = R"(\|.?*+(){}-[]^$)";
        const char c = peek();
        if (c == '\0') return std::nullopt;
        if (signs.find(c) != std::string_view::npos) {
            ++at_;
            return static_cast<char32_t>(c);
        }
        switch (c) {
        case 'n':
            ++at_;
            return U'\n';
        case 'r':
            ++at_;
            return U'\r';
        case 't':
            ++at_;
            return U'\t';
        default:
            return std::nullopt;
        }
    }

    // Nothing, with a fault, where the escape is none.
    std::optional<escape_set> set_escape() {
        const char c = peek();
        const bool others = c >= 'A' && c <= 'Z';
        switch (c) {
        case 's':
        case 'S':
            ++at_;
            return escape_set{std::string(blanks), others};
        case 'd':
        case 'D':
            ++at_;
            return escape_set{R"(\p{Nd})", others};
        case 'w':
        case 'W':
            ++at_;
            return escape_set{std::string(no_word), !others};
        case 'i':
        case 'I':
            ++at_;
            return escape_set{std::string(name_start), others};
        case 'c':
        case 'C':
            ++at_;
            return escape_set{std::string(name_start) + std::string(name_further), others};
        case 'p':
        case 'P':
            ++at_;
            return property(others);
        default:
            fail(regex_fault::not_a_pattern);
            return std::nullopt;
        }
    }

    // `{Lu}` or `{IsGreek}`
    std::optional<escape_set> property(bool others) {
        const auto end = pattern_.find('}', at_);
        if (!take("{") || end == std::string_view::npos) {
            fail(regex_fault::not_a_pattern);
            return std::nullopt;
        }
        const auto name = pattern_.substr(at_, end - at_);
        if (name.starts_with("Is")) {
            const auto* found = std::find_if(blocks.begin(), blocks.end(), [&](const block& one) {
                return one.name == name.substr(2);
            });
            if (found == blocks.end()) {
                fail(regex_fault::no_counterpart);
                return std::nullopt;
            }
            at_ = end + 1;
            return escape_set{std::string(found->range), others};
        }
        if (std::find(categories.begin(), categories.end(), name) == categories.end()) {
            fail(regex_fault::not_a_pattern);
            return std::nullopt;
        }
        at_ = end + 1;
        return escape_set{R"(\p{)" + std::string(name) + "}", others};
    }

    // `[a-z-[aeiou]]`: what is subtracted stands as a look ahead before the rest.
    std::string class_expression(std::size_t depth) {
        if (depth == most_nesting) {
            fail(regex_fault::no_counterpart);
            return {};
        }
        ++at_;
        const bool negated = take("^");
        class_parts parts;
        std::string without;
        bool first = true;
        while (good() && peek() != ']') {
            if (at_ == pattern_.size()) {
                fail(regex_fault::not_a_pattern);
            } else if (pattern_.substr(at_).starts_with("-[") && !first) {
                ++at_;
                without = "(?!" + class_expression(depth + 1) + ")";
                if (peek() != ']') fail(regex_fault::not_a_pattern);
            } else {
                class_item(parts, first);
            }
            first = false;
        }
        if (first) fail(regex_fault::not_a_pattern);
        if (!good()) return {};
        ++at_;
        if (negated) return "(?:" + without + "(?!" + parts.any() + ")(?s:.))";
        return "(?:" + without + "(?:" + parts.any() + "))";
    }

    // A character, a range of them or an escape. A hyphen that is itself stands first or last.
    void class_item(class_parts& parts, bool first) {
        if (peek() == '-' && !first && pattern_.substr(at_, 2) != "-]") {
            fail(regex_fault::not_a_pattern);
            return;
        }
        const auto from = class_character(parts);
        if (!from) return;
        const auto rest = pattern_.substr(at_);
        const bool range =
            rest.starts_with("-") && !rest.starts_with("-]") && !rest.starts_with("-[");
        if (!range) {
            parts.inside += hexadecimal(*from);
            return;
        }
        ++at_;
        class_parts none;
        const auto to = peek() == '-' ? std::nullopt : class_character(none);
        if (!to || *to < *from) {
            fail(regex_fault::not_a_pattern);
            return;
        }
        parts.inside += hexadecimal(*from) + "-" + hexadecimal(*to);
    }

    // The character here; nothing where an escape added a set instead, or with a fault.
    std::optional<char32_t> class_character(class_parts& parts) {
        if (at_ == pattern_.size() || peek() == '[' || peek() == ']') {
            fail(regex_fault::not_a_pattern);
            return std::nullopt;
        }
        if (!take("\\")) return character();
        if (const auto single = single_escape()) return single;
        if (const auto set = set_escape()) parts.add(*set);
        return std::nullopt;
    }

    std::string_view pattern_;
    regex_flags flags_;
    std::size_t at_ = 0;
    std::vector<group> open_{};
    std::vector<bool> closed_{}; // of each group that captures, whether it has ended
    translated_regex out_{};
};

} // namespace

translated_regex translate_regex(std::string_view pattern, const regex_flags& flags) {
    return translator(pattern, flags).run();
}

} // namespace hjemmel::feel
