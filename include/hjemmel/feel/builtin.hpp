// SPDX-License-Identifier: Apache-2.0
// What a built-in function is: one definition over determined values, with the signature that
// the checker reads and the property by which evaluation lifts it to undetermined values.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/type.hpp>
#include <hjemmel/core/value.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::feel {

/// What an operation or a built-in may ask of the evaluation that it runs in.
class call {
  public:
    /// The evaluation date: FEEL's today().
    virtual hjemmel::date today() const = 0;

    /// Calls a FEEL function value.
    virtual value invoke(const value& function, std::span<const value> arguments) = 0;

    /// Counts `items` list items or text bytes about to be made. False when a limit is reached:
    /// the caller then returns null at once, and the evaluation fails with that limit.
    virtual bool charge(std::size_t items) = 0;

    /// Null, with the diagnostic of a failed operation: its code and what failed. The evaluation
    /// adds the place.
    virtual value fail(std::string_view code, bilingual what) = 0;

  protected:
    ~call() = default;
};

/// How a definition over determined values extends to undetermined ones.
enum class lifting : std::uint8_t {
    points,  ///< by trying every possible value, where these are few
    corners, ///< monotone in its first argument, whatever each other one is: between two values of
             ///< the first the results lie between theirs, and are null only if one of theirs is
    count,   ///< of a list's items
    sum,     ///< of a list's numbers or durations
    extreme, ///< min or max of a list
    periods, ///< of lists of periods, of which only `fra` and `til` count
};

/// One parameter of a signature.
struct formal {
    std::string_view name;
    type_ptr what;         ///< any() where several kinds fit
    bool optional = false; ///< may be left out in a call
};

/// One way of calling a built-in: the ways differ in parameter names, or in types. Where leaving
/// out an argument is not the same as passing null, these are two ways.
struct signature {
    std::vector<formal> formals;
    bool variadic = false; ///< the last formal takes any number of arguments
    type_ptr result;       ///< any() where the arguments decide; see `element_result`
    /// The result's type is: 0 as `result` says; 1 that of the first argument; 2 the element type
    /// of the first argument, a list.
    std::uint8_t from_argument = 0;
};

/// A built-in. `define` gets as many arguments as the chosen signature has formals (those left
/// out are null); a variadic one gets all. It is defined for any values, those of kinds that no
/// signature has included, but not for undetermined ones.
struct builtin {
    std::string_view name;
    std::vector<signature> signatures;
    feel::lifting lifting = lifting::points;
    value (*define)(call& in, std::span<const value> arguments) = nullptr;
    bool total = false;         ///< null only where an argument does not fit
    bool ours = false;          ///< an addition of this library to FEEL
    std::string_view meaning{}; ///< one English sentence, for the reference
    std::string_view example{}; ///< a FEEL expression
    std::string_view gives{};   ///< its result, as FEEL text; a test holds it
};

/// All built-ins, sorted by name; immutable.
std::span<const builtin> builtins();

/// The built-in of this name (blanks single), or nullptr.
const builtin* find_builtin(std::string_view name);

} // namespace hjemmel::feel
