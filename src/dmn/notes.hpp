// SPDX-License-Identifier: Apache-2.0
// What is told about a model while it is translated.
#pragma once

#include <hjemmel/core/diagnostic.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <utility>

namespace hjemmel::dmn::detail {

/// A name in the marks that each language puts around names.
inline bilingual quoted(const std::string& name) { return {"»" + name + "«", "`" + name + "`"}; }

inline diagnostic told(severity level, std::string code, place where, bilingual text,
                       bilingual hint = {}) {
    diagnostic out;
    out.code = std::move(code);
    out.level = level;
    out.where = std::move(where);
    out.text = std::move(text);
    out.hint = std::move(hint);
    return out;
}

/// An error that ends the translation.
inline diagnostic refused(std::string code, place where, bilingual text, bilingual hint = {}) {
    return told(severity::error, std::move(code), std::move(where), std::move(text),
                std::move(hint));
}

class notes {
  public:
    explicit notes(std::size_t most) : most_(most) {}

    /// Answers can differ from the model's.
    void warn(std::string code, place where, bilingual text, bilingual hint = {}) {
        add(told(severity::warning, std::move(code), std::move(where), std::move(text),
                 std::move(hint)));
    }

    /// Answers are the same, but something is left out.
    void mention(std::string code, place where, bilingual text) {
        add(told(severity::note, std::move(code), std::move(where), std::move(text)));
    }

    /// As `mention`, but only the first of its `kind`.
    void mention_once(const std::string& kind, std::string code, place where, bilingual text) {
        if (mentioned_.insert(kind).second) {
            mention(std::move(code), std::move(where), std::move(text));
        }
    }

    diagnostics take() {
        if (all_.size() < most_ || left_out_ == 0) return std::move(all_);
        const auto count = std::to_string(left_out_);
        all_.push_back(told(severity::note, "more-faults", {},
                            {"Yderligere " + count + " meddelelser er udeladt.",
                             count + " more messages are left out."}));
        return std::move(all_);
    }

  private:
    void add(diagnostic one) {
        if (all_.size() < most_)
            all_.push_back(std::move(one));
        else
            ++left_out_;
    }

    std::size_t most_;
    std::size_t left_out_ = 0;
    diagnostics all_{};
    std::set<std::string> mentioned_{};
};

} // namespace hjemmel::dmn::detail
