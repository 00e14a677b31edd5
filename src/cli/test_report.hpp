// SPDX-License-Identifier: Apache-2.0
// What running examples gave, as text or JSON.
#pragma once

#include "arguments.hpp"

#include <hjemmel/examples/suggest.hpp>
#include <hjemmel/examples/suite.hpp>

#include <memory>
#include <string>
#include <vector>

namespace hjemmel::cli {

/// A ruleset whose examples were run.
struct tested_ruleset {
    std::string id{};
    std::vector<std::shared_ptr<const plan::program>> versions{};
    examples::suite result{};
    std::vector<examples::suggestion> suggestions{};
};

/// Writes what was tested, in the language and form asked for.
class test_report {
  public:
    test_report(const test_arguments& asked, bool colour) : asked_(asked), colour_(colour) {}

    std::string write(const std::vector<tested_ruleset>& all) const;

  private:
    std::string text(const std::vector<tested_ruleset>& all) const;
    std::string json(const std::vector<tested_ruleset>& all) const;
    std::string failure(const tested_ruleset& of, const examples::tested& one) const;
    std::string counts(const tested_ruleset& of) const;
    std::string measure(const examples::coverage& of) const;
    std::string suggested(const tested_ruleset& of) const;
    std::string lacking(const examples::goal& one) const;
    std::string in(const char* da, const char* en) const {
        return asked_.lang == language::da ? da : en;
    }
    std::string painted(const char* code, const std::string& text) const;

    const test_arguments& asked_;
    bool colour_;
};

} // namespace hjemmel::cli
