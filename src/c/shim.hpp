// SPDX-License-Identifier: Apache-2.0
// What every file of the C interface needs: handles, texts, and the one boundary that no exception
// crosses.
#pragma once

#include <hjemmel.h>
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/diagnostic.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hjemmel::c {

/// What a handle begins with: a word that tells its kind, and that it was not freed.
enum class tag : std::uint32_t {
    freed = 0,
    error = 0x686A6501U,
    buffer,
    catalog,
    version,
    evaluation,
    facts,
    outcomes,
    outcome,
    reason,
};

template<tag Tag>
class handle {
  public:
    handle() = default;
    handle(const handle&) noexcept {} // a copy is a handle of its own
    handle& operator=(const handle&) noexcept { return *this; }
    // Volatile, since a compiler may leave out what is written to an object that ends.
    ~handle() { const_cast<volatile tag&>(kind_) = tag::freed; }

    bool alive() const { return kind_ == Tag; }

  private:
    tag kind_ = Tag;
};

template<class Handle>
bool usable(const Handle* one) {
    return one != nullptr && one->alive();
}

/// A failure that the boundary turns into a result and, where one is wanted, an error.
struct failure {
    hjemmel_result result = HJEMMEL_ERROR_ARGUMENT;
    diagnostics why{};
};

/// The error of a lack of memory: never freed, and made without any. It holds no diagnostic; what
/// it says is made where it is asked.
hjemmel_error* out_of_memory() noexcept;

/// A failed argument: code `wrong-argument`.
failure wrong_argument(bilingual text);
/// A failure with one diagnostic.
failure failed(hjemmel_result result, std::string_view code, bilingual text);

/// A name that is none of `known`, with the nearest of them as a hint.
failure unknown(std::string_view code, bilingual text, std::string_view name,
                const std::vector<std::string>& known);

/// Puts what was thrown into `error` and says which result it is. Called where one was caught.
hjemmel_result caught(hjemmel_error** error) noexcept;
hjemmel_result told(hjemmel_error** error, failure&& why) noexcept;

/// Runs `body`, which gives a result or throws a failure; nothing that it throws gets out.
template<class Body>
hjemmel_result guarded(hjemmel_error** error, Body&& body) noexcept {
    if (error != nullptr) *error = nullptr;
    try {
        return std::forward<Body>(body)();
    } catch (...) {
        return caught(error);
    }
}

/// The same for functions without an error.
template<class Body>
hjemmel_result guarded(Body&& body) noexcept {
    return guarded(nullptr, std::forward<Body>(body));
}

/// Makes a new object for the caller; `*out` is NULL unless that works.
template<class Handle, class Make>
hjemmel_result make(Handle** out, hjemmel_error** error, Make&& body) noexcept {
    if (out != nullptr) *out = nullptr;
    return guarded(error, [&]() -> hjemmel_result {
        if (out == nullptr) throw wrong_argument({"`out` er NULL.", "`out` is NULL."});
        *out = std::forward<Make>(body)();
        return *out == nullptr ? HJEMMEL_NONE : HJEMMEL_OK;
    });
}

[[noreturn]] void refuse_handle(std::string_view name);

/// Refuses a handle that is NULL, of another kind or freed.
template<class Handle>
void demand(const Handle* one, std::string_view name) {
    if (!usable(one)) refuse_handle(name);
}

/// A text that was passed in; throws where it is NULL or no UTF-8.
std::string_view text_in(const char* data, std::size_t size, std::string_view name);
inline std::string_view text_in(hjemmel_text text, std::string_view name) {
    return text_in(text.data, text.size, name);
}
/// A name: a text without a NUL in it; an empty one where `data` is NULL and `size` 0.
std::string name_in(const char* data, std::size_t size, std::string_view name);
/// The same where NULL may not be given at all.
std::string required_in(const char* data, std::size_t size, std::string_view name);

/// A day that was passed in; throws where it is outside the range of years.
date day_in(std::int64_t day);

inline language language_in(std::int32_t wanted) {
    return wanted == HJEMMEL_LANGUAGE_ENGLISH ? language::en : language::da;
}
/// Whether `wanted` is a language.
inline bool is_language(std::int32_t wanted) {
    return wanted == HJEMMEL_LANGUAGE_DANISH || wanted == HJEMMEL_LANGUAGE_ENGLISH;
}

/// A text that is given out, of an object that stays.
inline hjemmel_text text_out(const std::string& text) { return {text.c_str(), text.size()}; }
inline hjemmel_text text_out(const bilingual& text, std::int32_t wanted) {
    return text_out(text.in(language_in(wanted)));
}
inline hjemmel_text no_text() { return {"", 0}; }

/// The size that a struct had in its first version: a number, since `sizeof` grows with the struct.
template<class Struct>
inline constexpr std::size_t first_size = 0;
template<>
inline constexpr std::size_t first_size<hjemmel_diagnostic> = 144;
template<>
inline constexpr std::size_t first_size<hjemmel_load_options> = 80;
template<>
inline constexpr std::size_t first_size<hjemmel_version_info> = 72;
template<>
inline constexpr std::size_t first_size<hjemmel_declaration> = 96;
template<>
inline constexpr std::size_t first_size<hjemmel_evaluation_options> = 64;
template<>
inline constexpr std::size_t first_size<hjemmel_outcome_info> = 152;
template<>
inline constexpr std::size_t first_size<hjemmel_missing> = 88;
template<>
inline constexpr std::size_t first_size<hjemmel_note> = 48;
template<>
inline constexpr std::size_t first_size<hjemmel_item> = 32;
template<>
inline constexpr std::size_t first_size<hjemmel_reason_info> = 120;
template<>
inline constexpr std::size_t first_size<hjemmel_used> = 72;
template<>
inline constexpr std::size_t first_size<hjemmel_source> = 120;
template<>
inline constexpr std::size_t first_size<hjemmel_table> = 40;
template<>
inline constexpr std::size_t first_size<hjemmel_batch> = 96;

/// A struct of the caller's, as large as its program knew it, with zeros beyond: throws where it
/// asks for something that this library does not know. The first version's size is the least.
template<class Struct>
Struct options_in(const Struct* given) {
    static_assert(first_size<Struct> != 0 && first_size<Struct> <= sizeof(Struct));
    Struct out{};
    if (given == nullptr) return out;
    const std::size_t size = given->struct_size;
    if (size < first_size<Struct>) {
        throw failed(HJEMMEL_ERROR_OPTIONS, "wrong-argument",
                     {"`struct_size` er mindre end den første udgave af strukturen.",
                      "`struct_size` is smaller than the first version of the struct."});
    }
    const auto* bytes = reinterpret_cast<const char*>(given);
    const auto known = std::min(size, sizeof(Struct));
    if (std::any_of(bytes + known, bytes + size, [](char c) { return c != 0; })) {
        throw failed(HJEMMEL_ERROR_OPTIONS, "wrong-argument",
                     {"Valgene kræver en nyere udgave af biblioteket.",
                      "The options need a newer version of the library."});
    }
    std::memcpy(&out, bytes, known);
    return out;
}

/// Refuses flags that this library does not know.
inline void demand_flags(std::uint32_t flags, std::uint32_t known) {
    if ((flags & ~known) == 0) return;
    throw failed(HJEMMEL_ERROR_OPTIONS, "wrong-argument",
                 {"`flags` har en ukendt værdi.", "`flags` has an unknown value."});
}

/// Fills a struct of the caller's as far as its program knows it: sets its size to what was filled.
template<class Struct>
hjemmel_result fill(Struct* into, Struct content) {
    static_assert(first_size<Struct> != 0 && first_size<Struct> <= sizeof(Struct));
    const std::size_t size = into->struct_size;
    if (size < first_size<Struct>) return HJEMMEL_ERROR_OPTIONS;
    const auto known = std::min(size, sizeof(Struct));
    content.struct_size = static_cast<std::uint32_t>(known);
    std::memcpy(into, &content, known);
    return HJEMMEL_OK;
}

// Borrowed handles are the engine's own objects under another name.
inline const hjemmel_diagnostics* out(const diagnostics* list) {
    return reinterpret_cast<const hjemmel_diagnostics*>(list);
}
inline const diagnostics* in(const hjemmel_diagnostics* list) {
    return reinterpret_cast<const diagnostics*>(list);
}
inline const hjemmel_value* out(const value* one) {
    return reinterpret_cast<const hjemmel_value*>(one);
}
inline const value* in(const hjemmel_value* one) { return reinterpret_cast<const value*>(one); }

} // namespace hjemmel::c

struct hjemmel_error : hjemmel::c::handle<hjemmel::c::tag::error> {
    hjemmel::diagnostics list{};
};

struct hjemmel_buffer : hjemmel::c::handle<hjemmel::c::tag::buffer> {
    std::string text{};
};

struct hjemmel_catalog : hjemmel::c::handle<hjemmel::c::tag::catalog> {
    explicit hjemmel_catalog(hjemmel::catalog of)
        : content(std::move(of)), rulesets(content.rulesets()) {}
    hjemmel::catalog content;
    std::vector<std::string> rulesets;
};

namespace hjemmel::c {

/// One thing that a version declares; what it points to is the version's.
struct declared {
    std::int32_t kind = HJEMMEL_DECLARATION_KIND_ENTITY;
    std::uint32_t flags = 0;
    std::uint32_t index = 0;
    const std::string* name = nullptr;
    const std::string* entity = nullptr;
    std::string type{};
    const bilingual* label = nullptr;
    const std::string* unit = nullptr;
};

} // namespace hjemmel::c

struct hjemmel_version : hjemmel::c::handle<hjemmel::c::tag::version> {
    explicit hjemmel_version(hjemmel::version of) : content(std::move(of)) {}

    /// Made when they are first asked for.
    const std::vector<hjemmel::c::declared>& declarations() const;

    hjemmel::version content;

  private:
    mutable std::once_flag once_{};
    mutable std::vector<hjemmel::c::declared> declarations_{};
};

struct hjemmel_evaluation : hjemmel::c::handle<hjemmel::c::tag::evaluation> {
    hjemmel_evaluation(hjemmel::evaluation ready, hjemmel::version from)
        : content(std::move(ready)), of(std::move(from)) {}
    hjemmel::evaluation content;
    hjemmel::version of;
};

/// One of the outcomes of a run.
struct hjemmel_outcome : hjemmel::c::handle<hjemmel::c::tag::outcome> {
    hjemmel_outcome(const hjemmel::outcome& made, const hjemmel::version& from)
        : content(made), of(from) {}
    const hjemmel::outcome& content;
    const hjemmel::version& of; ///< the letters are its
};

namespace hjemmel::c {

/// Writes into a buffer, which is empty where that fails.
template<class Make>
hjemmel_result write(hjemmel_buffer* into, Make&& make) noexcept {
    if (!usable(into)) return HJEMMEL_ERROR_ARGUMENT;
    into->text.clear();
    return guarded([&]() -> hjemmel_result {
        into->text = std::forward<Make>(make)();
        return HJEMMEL_OK;
    });
}

} // namespace hjemmel::c
