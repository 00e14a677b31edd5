// SPDX-License-Identifier: Apache-2.0
// Regular expressions through PCRE2, with limits on the text, the steps and the memory of a match.
#include <hjemmel/feel/regex.hpp>

#include <hjemmel/feel/detail/characters.hpp>
#include <hjemmel/feel/failure.hpp>

#include "regex_syntax.hpp"

#include <pcre2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::feel {

namespace {

constexpr std::size_t most_text = 100'000;       // bytes
constexpr std::size_t most_pattern = 10'000;     // bytes
constexpr std::size_t all_steps = 20'000'000;    // of all places where a match may begin
constexpr std::size_t fewest_steps = 2'000;      // of one such place
constexpr std::size_t most_steps = 1'000'000;    // of one such place
constexpr std::size_t steps_an_item = 1'000;     // that cost as much as an item made
constexpr std::uint32_t most_depth = 250'000;    // nested backtracking
constexpr std::uint32_t most_kibibytes = 65'536; // for backtracking

struct free_code {
    void operator()(pcre2_code* code) const noexcept { pcre2_code_free(code); }
};
struct free_data {
    void operator()(pcre2_match_data* data) const noexcept { pcre2_match_data_free(data); }
};
struct free_context {
    void operator()(pcre2_match_context* context) const noexcept {
        pcre2_match_context_free(context);
    }
};

PCRE2_SPTR bytes(std::string_view text) {
    static constexpr char nothing = '\0';
    return reinterpret_cast<PCRE2_SPTR>(text.empty() ? &nothing : text.data());
}

struct fault {
    std::string_view code;
    bilingual what;
};

fault faulty_pattern(std::size_t at) {
    const auto place = std::to_string(at + 1);
    return {"regex-syntax",
            {"Mønsteret er ikke et regulært udtryk i XPath; fejlen er ved tegn " + place + ".",
             "The pattern is no regular expression of XPath; the fault is at byte " + place + "."}};
}

fault no_counterpart(std::size_t at) {
    const auto place = std::to_string(at + 1);
    return {"regex-unsupported",
            {"Det, mønsteret skriver ved tegn " + place + ", understøttes ikke.",
             "What the pattern writes at byte " + place + " is not supported."}};
}

fault at_limit() {
    return {"regex-limit",
            {"Det regulære udtryk nåede grænsen for tekst eller skridt.",
             "The regular expression reached the limit of text or steps."}};
}

// A pattern ready to be matched.
struct compiled {
    std::unique_ptr<pcre2_code, free_code> code;
    std::size_t groups = 0;
    bool literal = false;
    std::optional<fault> why_not{};
};

std::optional<regex_flags> read_flags(std::string_view flags) {
    regex_flags read;
    for (const char flag : flags) {
        switch (flag) {
        case 's':
            read.dot_all = true;
            break;
        case 'm':
            read.multiline = true;
            break;
        case 'i':
            read.caseless = true;
            break;
        case 'x':
            read.spaced = true;
            break;
        case 'q':
            read.literal = true;
            break;
        default:
            return std::nullopt;
        }
    }
    return read;
}

compiled failed(fault why) {
    compiled out;
    out.why_not = std::move(why);
    return out;
}

compiled compile(std::string_view pattern, std::string_view flags) {
    const auto how = read_flags(flags);
    if (!how) {
        return failed({"regex-flags",
                       {"Flagene til det regulære udtryk må kun være s, m, i, x og q.",
                        "The flags of the regular expression can only be s, m, i, x and q."}});
    }
    if (pattern.size() > most_pattern) return failed(at_limit());
    translated_regex to;
    to.pattern = pattern;
    if (!how->literal) to = translate_regex(pattern, *how);
    if (to.fault == regex_fault::not_a_pattern) return failed(faulty_pattern(to.at));
    if (to.fault == regex_fault::no_counterpart) return failed(no_counterpart(to.at));
    std::uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C;
    if (how->literal)
        options = PCRE2_UTF | PCRE2_LITERAL;
    else
        options |= PCRE2_UCP | PCRE2_MATCH_UNSET_BACKREF;
    if (how->caseless) options |= PCRE2_CASELESS;
    if (how->multiline && !how->literal) options |= PCRE2_MULTILINE;
    int error = 0;
    PCRE2_SIZE at = 0;
    const std::unique_ptr<pcre2_compile_context, void (*)(pcre2_compile_context*)> context(
        pcre2_compile_context_create(nullptr), pcre2_compile_context_free);
    if (!context) throw std::bad_alloc();
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    compiled out;
    out.code.reset(
        pcre2_compile(bytes(to.pattern), to.pattern.size(), options, &error, &at, context.get()));
    if (!out.code && error == PCRE2_ERROR_HEAP_FAILED) throw std::bad_alloc();
    if (!out.code) return failed(no_counterpart(0));
    out.groups = to.groups;
    out.literal = how->literal;
    return out;
}

// A rule's pattern is the same in case after case, so each thread keeps its latest ones.
const compiled& compiled_for(std::string_view pattern, std::string_view flags) {
    struct entry {
        std::string pattern;
        std::string flags;
        compiled made;
    };
    constexpr std::size_t kept = 8;
    thread_local std::vector<std::unique_ptr<entry>> recent;
    const auto known = std::find_if(recent.begin(), recent.end(), [&](const auto& one) {
        return one->pattern == pattern && one->flags == flags;
    });
    if (known != recent.end()) {
        std::rotate(recent.begin(), known, known + 1);
    } else {
        if (recent.size() == kept) recent.pop_back();
        recent.insert(recent.begin(),
                      std::make_unique<entry>(entry{std::string(pattern), std::string(flags),
                                                    compile(pattern, flags)}));
    }
    return recent.front()->made;
}

// One text under one pattern. The library counts the steps anew at each place where a match may
// begin, so of a long text only the first place may take many.
class matching {
  public:
    matching(const compiled& what, std::string_view text)
        : what_(what), text_(text),
          data_(pcre2_match_data_create_from_pattern(what.code.get(), nullptr)),
          limits_(pcre2_match_context_create(nullptr)) {
        if (!data_ || !limits_) throw std::bad_alloc();
        pcre2_set_depth_limit(limits_.get(), most_depth);
        pcre2_set_heap_limit(limits_.get(), most_kibibytes);
    }

    // Whether there is a match from here on; nothing where a limit is reached. Few steps are tried
    // first, since most patterns need no more, and what may have been taken is charged: so a loop
    // over patterns that run away ends as well.
    std::optional<bool> next(call& in, std::size_t from) {
        if (text_.size() > most_text) return std::nullopt;
        for (const std::size_t steps :
             {std::size_t{100}, std::size_t{1'000}, std::size_t{10'000}, most_steps}) {
            const auto found = attempt(from, steps);
            const auto until = found && *found ? span(0).first : text_.size();
            if (!in.charge(each_place(steps) * (until - from + 1) / steps_an_item)) break;
            if (found) return found;
        }
        return std::nullopt;
    }

    // Where a group of the match begins and ends; group 0 is all of it.
    std::pair<std::size_t, std::size_t> span(std::size_t group) const {
        const auto* ends = pcre2_get_ovector_pointer(data_.get());
        return {ends[2 * group], ends[2 * group + 1]};
    }

    // What a group matched; empty where it took no part.
    std::string_view group(std::size_t number) const {
        const auto [begin, end] = span(number);
        return begin == PCRE2_UNSET ? std::string_view() : text_.substr(begin, end - begin);
    }

  private:
    // Of so many steps at the first place, those at each further one.
    std::size_t each_place(std::size_t steps) const {
        return std::min(steps, std::max(all_steps / (text_.size() + 1), fewest_steps));
    }

    std::optional<bool> attempt(std::size_t from, std::size_t steps) {
        const auto each = each_place(steps);
        if (each == steps) return within(from, each, 0);
        const auto here = within(from, steps, PCRE2_ANCHORED);
        if (!here || *here || from == text_.size()) return here;
        return within(from + detail::read(text_, from).size, each, 0);
    }

    std::optional<bool> within(std::size_t from, std::size_t steps, std::uint32_t options) {
        pcre2_set_match_limit(limits_.get(), static_cast<std::uint32_t>(steps));
        if (from > 0) options |= PCRE2_NO_UTF_CHECK; // the first call has looked at all of it
        const auto found = pcre2_match(what_.code.get(), bytes(text_), text_.size(), from, options,
                                       data_.get(), limits_.get());
        if (found == PCRE2_ERROR_NOMATCH) return false;
        if (found == PCRE2_ERROR_NOMEMORY) throw std::bad_alloc();
        if (found < 0) return std::nullopt;
        return true;
    }

    const compiled& what_;
    std::string_view text_;
    std::unique_ptr<pcre2_match_data, free_data> data_;
    std::unique_ptr<pcre2_match_context, free_context> limits_;
};

value fail(call& in, const fault& why) { return in.fail(why.code, why.what); }

value empty_match(call& in) {
    return in.fail("regex-empty-match",
                   {"Mønsteret passer på den tomme tekst og deler derfor ikke en tekst.",
                    "The pattern matches the empty text, and so does not divide a text."});
}

// Calls `found` for each match in turn; what it gives, where that is null, ends the walk.
template<class Found>
std::optional<value> each_match(call& in, const compiled& what, std::string_view text,
                                const Found& found) {
    const auto empty = matching(what, {}).next(in, 0);
    if (!empty) return fail(in, at_limit());
    if (*empty) return empty_match(in);
    matching walk(what, text);
    for (std::size_t from = 0;;) {
        const auto more = walk.next(in, from);
        if (!more) return fail(in, at_limit());
        if (!*more) return std::nullopt;
        const auto [begin, end] = walk.span(0);
        if (begin == end) return empty_match(in);
        if (!found(walk, begin, end)) return value();
        from = end;
    }
}

// One step of a replacement: text as it stands, or the number of a group.
struct replaced {
    std::string text;
    std::optional<std::size_t> group{};
};

// After `$`: as many digits as name a group there is, one at least.
std::optional<std::size_t> group_number(std::string_view written, std::size_t& at,
                                        std::size_t groups) {
    const auto digit = [&] {
        return at < written.size() && written[at] >= '0' && written[at] <= '9';
    };
    if (!digit()) return std::nullopt;
    auto number = static_cast<std::size_t>(written[at++] - '0');
    while (digit()) {
        const auto longer = number * 10 + static_cast<std::size_t>(written[at] - '0');
        if (longer > groups) break;
        number = longer;
        ++at;
    }
    return number;
}

std::optional<std::vector<replaced>> read_replacement(std::string_view written,
                                                      std::size_t groups) {
    std::vector<replaced> out(1);
    for (std::size_t at = 0; at < written.size();) {
        const char c = written[at++];
        if (c == '$') {
            const auto number = group_number(written, at, groups);
            if (!number) return std::nullopt;
            out.push_back({{}, number});
            out.emplace_back();
            continue;
        }
        if (c == '\\') {
            if (at == written.size() || (written[at] != '\\' && written[at] != '$')) {
                return std::nullopt;
            }
            out.back().text += written[at++];
            continue;
        }
        out.back().text += c;
    }
    return out;
}

} // namespace

value regex_matches(call& in, std::string_view text, std::string_view pattern,
                    std::string_view flags) {
    const auto& what = compiled_for(pattern, flags);
    if (what.why_not) return fail(in, *what.why_not);
    const auto found = matching(what, text).next(in, 0);
    return found ? value(*found) : fail(in, at_limit());
}

value regex_replace(call& in, std::string_view text, std::string_view pattern,
                    std::string_view replacement, std::string_view flags) {
    const auto& what = compiled_for(pattern, flags);
    if (what.why_not) return fail(in, *what.why_not);
    auto parts = what.literal ? std::vector<replaced>{{std::string(replacement)}}
                              : read_replacement(replacement, what.groups);
    if (!parts) {
        return in.fail("regex-replacement",
                       {"I erstatningen skal `$` følges af et tal, og `\\` af `\\` eller `$`.",
                        "In the replacement `$` must be followed by a number, and `\\` by `\\` or "
                        "`$`."});
    }
    std::string out;
    std::size_t done = 0;
    const auto append = [&](std::string_view more) {
        out += more;
        return in.charge(more.size());
    };
    const auto stopped =
        each_match(in, what, text, [&](const matching& found, std::size_t begin, std::size_t end) {
            if (!append(text.substr(done, begin - done))) return false;
            done = end;
            return std::all_of(parts->begin(), parts->end(), [&](const replaced& part) {
                if (!part.group) return append(part.text);
                return *part.group > what.groups || append(found.group(*part.group));
            });
        });
    if (stopped) return *stopped;
    if (!append(text.substr(done))) return {};
    return out;
}

value regex_split(call& in, std::string_view text, std::string_view delimiter) {
    const auto& what = compiled_for(delimiter, {});
    if (what.why_not) return fail(in, *what.why_not);
    std::vector<value> parts;
    std::size_t done = 0;
    const auto part_until = [&](std::size_t end) {
        parts.emplace_back(text.substr(done, end - done));
        return in.charge(1 + end - done);
    };
    const auto stopped =
        each_match(in, what, text, [&](const matching&, std::size_t begin, std::size_t end) {
            if (!part_until(begin)) return false;
            done = end;
            return true;
        });
    if (stopped) return *stopped;
    if (!part_until(text.size())) return {};
    return make_list(std::move(parts));
}

} // namespace hjemmel::feel
