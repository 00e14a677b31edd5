// SPDX-License-Identifier: Apache-2.0
// Faults and warnings as a reader of a letter needs them: with labels, without names of the rule
// file and without alarm.
#include "blocks.hpp"

#include "path_words.hpp"

#include <hjemmel/core/mask.hpp>

#include <algorithm>
#include <string_view>

namespace hjemmel::explain::detail {

namespace {

/// What is said otherwise than in messages to who supplies facts; `%` is what it is about.
struct remark {
    std::string_view code;
    bilingual text;
};

const std::vector<remark>& remarks_for_readers() {
    static const std::vector<remark> all{
        {"overlapping-periods",
         {"Nogle perioder i % dækker de samme dage. Hver dag er talt med én gang.",
          "Some periods in % cover the same days. Each day is counted once."}},
        {"duplicate-period",
         {"Den samme periode står flere gange i %. Den er talt med én gang.",
          "The same period stands several times in %. It is counted once."}},
        {"wrong-type",
         {"% er ikke oplyst på en måde, der kan læses.",
          "% was not supplied in a form that can be read."}},
        {"period-reversed", {"% slutter, før den begynder.", "% ends before it begins."}},
        {"null-not-allowed",
         {"% er oplyst som tom, men kan ikke være tom.",
          "% was supplied as empty but cannot be empty."}},
    };
    return all;
}

std::string quoted(const std::string& text, language w) {
    return say(w, "»", "“") + text + say(w, "«", "”");
}

bool goes_on(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The text with these words in place of a name, where it stands by itself.
std::string with_words(std::string text, std::string_view name, const std::string& instead) {
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos;) {
        const auto end = at + name.size();
        const bool whole =
            (at == 0 || !goes_on(text[at - 1])) && (end == text.size() || !goes_on(text[end]));
        if (whole) text.replace(at, name.size(), instead);
        at += whole ? instead.size() : 1;
    }
    return text;
}

class remark_writer {
  public:
    explicit remark_writer(const told& what)
        : words_(what.words),
          program_(what.of.evidence ? what.of.evidence->program.get() : nullptr) {}

    std::string text(const diagnostic& of) const {
        const auto w = words_.wanted();
        if (of.fact.empty() || program_ == nullptr) return plain(of);
        const auto name = quoted(path_words(program_, of.fact, words_), w);
        for (const auto& one : remarks_for_readers()) {
            if (one.code == of.code) return with_words(one.text.in(w), "%", name);
        }
        const auto& said = of.text.in(w);
        if (said.find(of.fact) == std::string::npos) return name + ": " + masked(said);
        auto told = with_words(masked(said), masked(of.fact), name);
        return of.code == "before-begin" ? first_dates(std::move(told)) : told;
    }

  private:
    std::string plain(const diagnostic& of) const {
        const auto& said = of.text.in(words_.wanted());
        const bool named = of.fact.empty() || said.find(of.fact) != std::string::npos;
        return masked(named ? said : of.fact + ": " + said);
    }

    /// The day that no other may lie before is named by messages, too.
    std::string first_dates(std::string text) const {
        for (const auto& one : program_->source->entities) {
            if (one.begin.empty()) continue;
            const auto name = path_words(program_, one.begin.text, words_);
            text = with_words(std::move(text), one.begin.text, quoted(name, words_.wanted()));
        }
        return text;
    }

    const vocabulary& words_;
    const plan::program* program_;
};

} // namespace

void remarks(lines& out, const told& what) {
    if (what.of.diagnostics.empty()) return;
    out.heading(say(what.words.wanted(), "Bemærkninger", "Remarks"));
    const remark_writer writer(what);
    std::vector<std::string> said;
    for (const auto& one : what.of.diagnostics) {
        auto text = writer.text(one);
        if (std::find(said.begin(), said.end(), text) != said.end()) continue;
        out.item(0, text);
        said.push_back(std::move(text));
    }
}

} // namespace hjemmel::explain::detail
