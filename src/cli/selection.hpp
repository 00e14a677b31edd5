// SPDX-License-Identifier: Apache-2.0
// What the names on the command line stand for in the rules.
#pragma once

#include "arguments.hpp"
#include "messages.hpp"

#include <hjemmel/api/catalog.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hjemmel::cli {

/// What an evaluation runs.
struct selection {
    hjemmel::version version;
    date on{};
    plan::index entity = plan::none; ///< none: the facts must tell it
    eval::options options{};
};

/// The selection, or the message that says what is wrong with the command.
using selected = std::variant<selection, std::string>;

selected select(const catalog& rules, const facts_arguments& asked, const manner& how);

/// The one entity whose facts these are best; none where several are equally good.
plan::index entity_of(const plan::program& of, const facts& given);

/// The message that --entity is needed.
std::string ask_for_entity(const plan::program& of, const manner& how);

/// NAME and what stands behind the first `=`; nothing without one.
std::optional<std::pair<std::string, std::string>> assignment(const std::string& text);

} // namespace hjemmel::cli
