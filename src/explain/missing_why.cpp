// SPDX-License-Identifier: Apache-2.0
#include "missing_why.hpp"

#include "missing_words.hpp"
#include "phrases.hpp"
#include "values.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::explain::detail {

namespace {

/// More sentences than this say no more about one fact.
constexpr std::size_t most_reasons = 3;

/// A path without what stands in brackets: `borgere[].afgang` for each citizen's.
std::string in_general(std::string_view path) {
    std::string out;
    bool inside = false;
    for (const char c : path) {
        if (c == ']') inside = false;
        if (!inside) out += c;
        if (c == '[') inside = true;
    }
    return out;
}

bool lacks(const reason& node, const missing_point& point) {
    const auto in_point = [&](const std::string& path) {
        return std::any_of(point.paths.begin(), point.paths.end(), [&](const std::string& own) {
            return in_general(own) == in_general(path);
        });
    };
    return std::any_of(node.missing.begin(), node.missing.end(), in_point);
}

bool is_ground(const reason& node) {
    if (node.what == reason::kind::requirement) return !node.text.empty();
    return node.what == reason::kind::row && !node.text.empty();
}

/// The sentences of the requirements and rows that the fact leaves undecided.
void collect(const reason& node, const missing_point& point, language w,
             std::vector<std::string>& into) {
    const bool open = node.mark == eval::mark::undecided;
    if (open && is_ground(node) && lacks(node, point)) {
        const auto& sentence = node.text.in(w);
        if (std::find(into.begin(), into.end(), sentence) == into.end()) into.push_back(sentence);
    }
    for (const auto& part : node.parts)
        collect(part, point, w, into);
}

/// The labels of the further decisions that lack it: where no requirement or row tells more.
void collect_decisions(const reason& node, const missing_point& point, language w,
                       std::vector<std::string>& into) {
    for (const auto& part : node.parts) {
        const bool answers =
            part.what == reason::kind::decision || part.what == reason::kind::stand_in;
        if (answers && !part.label.empty() && lacks(part, point)) {
            const auto& label = part.label.in(w);
            if (std::find(into.begin(), into.end(), label) == into.end()) into.push_back(label);
        }
        collect_decisions(part, point, w, into);
    }
}

std::string because(const std::vector<std::string>& sentences, language w) {
    if (sentences.empty()) return {};
    std::vector<std::string> quoted;
    const auto count = std::min(sentences.size(), most_reasons);
    for (std::size_t i = 0; i < count; ++i)
        quoted.push_back(say(w, "»", "“") + sentences[i] + say(w, "«", "”"));
    return say(w, "Så længe det ikke er oplyst, er dette uafklaret: ",
               "Until it is supplied, this is undecided: ") +
           listed(quoted, say(w, " og ", " and ")) + ".";
}

} // namespace

void missing_with_reasons(lines& out, const told& what) {
    const auto w = what.words.wanted();
    const auto points = missing_points(what.of, what.words);
    if (points.empty()) return;
    out.heading(say(w, "Manglende oplysninger", "Missing facts"));
    out.put(0, say(w, "Resultatet kan endnu ændre sig, når det oplyses:",
                   "The result can still change when these are supplied:"));
    for (const auto& point : points) {
        out.item(0, point.plain);
        std::vector<std::string> sentences;
        collect(what.tree, point, w, sentences);
        if (sentences.empty() && !point.text.empty()) {
            out.put(1, point.text.in(w));
            continue;
        }
        if (sentences.empty()) collect_decisions(what.tree, point, w, sentences);
        const auto line = because(sentences, w);
        if (!line.empty()) out.put(1, line);
    }
    perhaps_too_many(out, what.of, w);
}

} // namespace hjemmel::explain::detail
