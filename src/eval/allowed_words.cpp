// SPDX-License-Identifier: Apache-2.0
#include "allowed_words.hpp"

#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/nearest.hpp>
#include <hjemmel/feel/text.hpp>

#include <string>
#include <vector>

namespace hjemmel::eval::detail {

namespace {

/// The bounds and tests, as unary tests.
std::string tests_of(const plan::program& in, const type_domain& domain) {
    std::string out;
    const auto add = [&out](const std::string& one) { out += (out.empty() ? "" : "; ") + one; };
    if (domain.low) add(">= " + feel::text(*domain.low));
    if (domain.high) add("<= " + feel::text(*domain.high));
    for (const auto number : domain.tests)
        add(in.expressions[in.constraints[number]].text.text);
    return out;
}

} // namespace

bilingual allowed_words(const plan::program& in, const type_domain& domain, const value& given) {
    std::vector<std::string> all;
    for (const auto& v : domain.values)
        all.push_back(feel::text(v));
    if (all.empty()) {
        const auto tests = tests_of(in, domain);
        if (!domain.scale) {
            return {"Tilladt er det, der opfylder: " + tests + ".",
                    "Allowed is what meets: " + tests + "."};
        }
        const auto [da, en] = check::numbers_of_scale(*domain.scale);
        if (tests.empty()) return {"Tilladt er " + da + ".", "Allowed are " + en + "."};
        return {"Tilladt er " + da + ", der opfylder: " + tests + ".",
                "Allowed are " + en + " that meet: " + tests + "."};
    }
    const auto close = given.is(kind::string) ? nearest(given.as_string(), all) : "";
    if (!close.empty()) return {"Mente du " + close + "?", "Did you mean " + close + "?"};
    std::string text;
    for (const auto& one : all)
        text += (text.empty() ? "" : ", ") + one;
    return {"Tilladte værdier er " + text + ".", "Allowed values are " + text + "."};
}

} // namespace hjemmel::eval::detail
