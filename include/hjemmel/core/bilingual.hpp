// SPDX-License-Identifier: Apache-2.0
// A text in the two languages that people read: Danish first, English beside it.
#pragma once

#include <cstdint>
#include <string>

namespace hjemmel {

/// A language that texts for people exist in.
enum class language : std::uint8_t { da, en };

/// One text in Danish and in English. A rule author may leave English out: then Danish is shown.
struct bilingual {
    std::string da;
    std::string en;

    /// The text in `wanted`, or in the other language where that one is empty.
    const std::string& in(language wanted) const {
        if (wanted == language::en) return en.empty() ? da : en;
        return da.empty() ? en : da;
    }

    bool empty() const { return da.empty() && en.empty(); }
    friend bool operator==(const bilingual&, const bilingual&) = default;
};

} // namespace hjemmel
