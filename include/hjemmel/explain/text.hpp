// SPDX-License-Identifier: Apache-2.0
// Reasons and values as text for people, in Danish and in English.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/eval/outcome.hpp>
#include <hjemmel/explain/reason.hpp>

#include <string>
#include <string_view>

namespace hjemmel::explain {

/// A value as people write it: 2. marts 2018; 11.749.000; ja; siden 1. januar 2010; "uafklaret"
/// for what is undetermined, with what it can still be. Under a `name` that ends in `_oere` a
/// number is an amount: 117.490 kr. Texts that look like CPR numbers are masked.
std::string show(const value& what, language wanted, std::string_view name = {});

/// The outcome with its reasons, fit to paste into a letter: the result, why, what is missing,
/// the version and its sources. Lines of about 100 characters, UTF-8, the last one ended too.
/// Says nothing as fact that is undetermined, and that it is advice until a caseworker decides.
std::string text(const eval::outcome& of, const reason& tree, language wanted);

/// The status in a word or a few: "afgjort", "uden for reglernes gyldighed".
bilingual status_words(status of);

} // namespace hjemmel::explain
