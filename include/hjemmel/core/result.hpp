// SPDX-License-Identifier: Apache-2.0
// A value or the diagnostics that say why there is none.
#pragma once

#include <hjemmel/core/diagnostic.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace hjemmel {

/// Thrown by `result::value()` when there is none: carries every diagnostic.
class error : public std::runtime_error {
  public:
    explicit error(hjemmel::diagnostics list)
        : std::runtime_error(list.empty() ? "error" : list.front().text.in(language::en)),
          list_(std::move(list)) {}

    const hjemmel::diagnostics& diagnostics() const noexcept { return list_; }

  private:
    hjemmel::diagnostics list_;
};

/// Either a T or a list of diagnostics with at least one error. Warnings that come with a T
/// travel inside it.
template<class T>
class [[nodiscard]] result {
  public:
    result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    result(hjemmel::diagnostics list) : content_(std::in_place_index<1>, std::move(list)) {}
    result(diagnostic one) : result(hjemmel::diagnostics{std::move(one)}) {}

    bool has_value() const noexcept { return content_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value; throws `hjemmel::error` when there is none.
    const T& value() const& {
        require();
        return *std::get_if<0>(&content_);
    }
    T&& value() && {
        require();
        return std::move(*std::get_if<0>(&content_));
    }

    /// The diagnostics; empty when there is a value.
    const hjemmel::diagnostics& diagnostics() const noexcept {
        static const hjemmel::diagnostics none;
        const auto* list = std::get_if<1>(&content_);
        return list != nullptr ? *list : none;
    }

  private:
    void require() const {
        if (!has_value()) throw error(diagnostics());
    }

    std::variant<T, hjemmel::diagnostics> content_;
};

} // namespace hjemmel
