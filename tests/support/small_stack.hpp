// SPDX-License-Identifier: Apache-2.0
// Runs something on a thread with a small stack, so that recursion without a bound is found.
#pragma once

#include <pthread.h>

#include <cstddef>
#include <functional>

namespace hjemmel::test {

/// 128 KB; more under an address sanitizer, which makes frames several times larger.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr std::size_t small_stack = std::size_t{1} << 20U;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr std::size_t small_stack = std::size_t{1} << 20U;
#else
inline constexpr std::size_t small_stack = std::size_t{128} << 10U;
#endif
#else
inline constexpr std::size_t small_stack = std::size_t{128} << 10U;
#endif

/// Runs `what` there and waits for its end; gives whether the thread could be made.
inline bool on_small_stack(std::function<void()> what) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, small_stack);
    pthread_t thread{};
    const auto start = [](void* argument) -> void* {
        (*static_cast<std::function<void()>*>(argument))();
        return nullptr;
    };
    const bool made = pthread_create(&thread, &attributes, start, &what) == 0;
    pthread_attr_destroy(&attributes);
    if (made) pthread_join(thread, nullptr);
    return made;
}

} // namespace hjemmel::test
