// SPDX-License-Identifier: Apache-2.0
// Errors that leave the library, and texts that come into it.
#include "shim.hpp"

#include <hjemmel/core/nearest.hpp>
#include <hjemmel/core/result.hpp>
#include <hjemmel/core/utf8.hpp>

namespace hjemmel::c {

hjemmel_error* out_of_memory() noexcept {
    // In place and never ended, so that nothing is left to do when the library is closed.
    alignas(hjemmel_error) static std::byte place[sizeof(hjemmel_error)];
    static auto* const one = new (place) hjemmel_error;
    return one;
}

failure failed(hjemmel_result result, std::string_view code, bilingual text) {
    failure out{.result = result};
    out.why.emplace_back();
    out.why.back().code = code;
    out.why.back().text = std::move(text);
    return out;
}

failure wrong_argument(bilingual text) {
    return failed(HJEMMEL_ERROR_ARGUMENT, "wrong-argument", std::move(text));
}

failure unknown(std::string_view code, bilingual text, std::string_view name,
                const std::vector<std::string>& known) {
    auto out = failed(HJEMMEL_ERROR_NAME, code, std::move(text));
    out.why.front().hint = meant(name, known);
    return out;
}

hjemmel_result told(hjemmel_error** error, failure&& why) noexcept {
    if (error == nullptr) return why.result;
    auto* made = new (std::nothrow) hjemmel_error;
    *error = made != nullptr ? made : out_of_memory();
    if (made == nullptr) return HJEMMEL_ERROR_MEMORY;
    made->list = std::move(why.why);
    return why.result;
}

hjemmel_result caught(hjemmel_error** error) noexcept {
    try {
        try {
            throw;
        } catch (failure& why) {
            return told(error, std::move(why));
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::length_error&) {
            throw std::bad_alloc();
        } catch (const std::exception& what) {
            const std::string shown = what.what();
            return told(error, failed(HJEMMEL_ERROR_INTERNAL, "internal-error",
                                      {"En fejl i biblioteket: " + shown + ".",
                                       "A fault of the library: " + shown + "."}));
        } catch (...) {
            return told(error, failed(HJEMMEL_ERROR_INTERNAL, "internal-error",
                                      {"En fejl i biblioteket.", "A fault of the library."}));
        }
    } catch (...) { // nothing but a lack of memory comes this far
        if (error != nullptr) *error = out_of_memory();
        return HJEMMEL_ERROR_MEMORY;
    }
}

namespace {

/// "`name` is NULL."
failure about(std::string_view name, std::string_view da, std::string_view en) {
    const auto shown = "`" + std::string(name) + "` ";
    return wrong_argument({shown + std::string(da), shown + std::string(en)});
}

} // namespace

void refuse_handle(std::string_view name) {
    throw about(name, "er NULL, af en anden slags eller frigivet.",
                "is NULL, of another kind or freed.");
}

std::string_view text_in(const char* data, std::size_t size, std::string_view name) {
    if (data == nullptr && size != 0) throw about(name, "er NULL.", "is NULL.");
    if (data == nullptr) return "";
    const std::string_view text(data, size == HJEMMEL_NUL ? std::strlen(data) : size);
    if (first_bad_byte(text) < text.size())
        throw about(name, "er ikke gyldig UTF-8.", "is not valid UTF-8.");
    return text;
}

std::string name_in(const char* data, std::size_t size, std::string_view name) {
    const auto text = text_in(data, size, name);
    if (text.find('\0') != std::string_view::npos)
        throw about(name, "indeholder et NUL-tegn.", "contains a NUL character.");
    return std::string(text);
}

std::string required_in(const char* data, std::size_t size, std::string_view name) {
    if (data == nullptr) throw about(name, "er NULL.", "is NULL.");
    return name_in(data, size, name);
}

date day_in(std::int64_t day) {
    const auto found = date::from_days(day);
    if (found) return *found;
    throw failed(HJEMMEL_ERROR_RANGE, "wrong-argument",
                 {"Dagen ligger uden for de år, som datoer har.",
                  "The day is outside the years that dates have."});
}

} // namespace hjemmel::c
