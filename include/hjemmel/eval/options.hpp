// SPDX-License-Identifier: Apache-2.0
// What a host may say about one evaluation.
#pragma once

#include <hjemmel/core/limits.hpp>

#include <string>
#include <vector>

namespace hjemmel::eval {

class observer;

/// How a gap in a fact's own column is read: CSV cells, Arrow nulls. JSON's null is always absent.
enum class nulls : bool { missing, absent };

struct options {
    evaluation_limits limits{};
    eval::nulls nulls = eval::nulls::missing;
    /// Facts known to be whole: left out, they are absent, or an empty list.
    std::vector<std::string> complete{};
    /// Is told what the evaluation comes by; must outlive it.
    observer* watched_by = nullptr;
};

} // namespace hjemmel::eval
