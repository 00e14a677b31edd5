// SPDX-License-Identifier: Apache-2.0
// The whole text: the answer, by which rules, why, what is missing, the sources.
#include <hjemmel/explain/text.hpp>

#include "blocks.hpp"
#include "sections.hpp"

namespace hjemmel::explain {

bilingual status_words(status of) {
    switch (of) {
    case status::known:
        return {"afgjort", "known"};
    case status::undetermined:
        return {"uafklaret", "undetermined"};
    case status::outside_validity:
        return {"uden for reglernes gyldighed", "outside the rules' validity"};
    case status::failed:
        return {"fejlet", "failed"};
    case status::refused:
        return {"afvist", "refused"};
    }
    return {};
}

std::string text(const eval::outcome& of, const reason& tree, language wanted) {
    const auto words = detail::words_of(of, wanted);
    const detail::told what(of, tree, words);
    detail::lines out;
    detail::answer(out, what);
    out.gap();
    detail::assessment(out, what);
    detail::changes(out, what);
    out.put(0, detail::advice_words(wanted));
    detail::sections why(out, words);
    why.reasons(of, what.tree);
    detail::missing(out, what);
    detail::remarks(out, what);
    detail::source_lines(out, why.sources(), wanted);
    return out.take();
}

} // namespace hjemmel::explain
