// SPDX-License-Identifier: Apache-2.0
// Capital and small letters: Latin, Greek, Cyrillic and Armenian, one to one.
#pragma once

#include <array>
#include <cstdint>

namespace hjemmel::feel::define {

namespace letters {

/// Capital letters from `first` to `last`, every `step`-th, with the small ones `distance` later.
struct capitals {
    char32_t first;
    char32_t last;
    std::int32_t distance;
    char32_t step;
};

inline constexpr std::array<capitals, 33> table{{
    {U'A', U'Z', 32, 1},
    {0xc0, 0xd6, 32, 1}, // Latin-1; 0xd7 is the multiplication sign
    {0xd8, 0xde, 32, 1},
    {0x100, 0x12e, 1, 2}, // Latin Extended-A: capital and small in turn
    {0x132, 0x136, 1, 2},
    {0x139, 0x147, 1, 2},
    {0x14a, 0x176, 1, 2},
    {0x178, 0x178, -121, 1}, // Y with diaeresis, whose small letter is in Latin-1
    {0x179, 0x17d, 1, 2},
    {0x1cd, 0x1db, 1, 2}, // Latin Extended-B: carons, and letters that
                          // names have
    {0x1de, 0x1ee, 1, 2},
    {0x1f8, 0x21e, 1, 2},
    {0x222, 0x232, 1, 2},
    {0x386, 0x386, 38, 1}, // Greek
    {0x388, 0x38a, 37, 1},
    {0x38c, 0x38c, 64, 1},
    {0x38e, 0x38f, 63, 1},
    {0x391, 0x3a1, 32, 1},
    {0x3a3, 0x3ab, 32, 1},
    {0x400, 0x40f, 80, 1}, // Cyrillic
    {0x410, 0x42f, 32, 1},
    {0x460, 0x480, 1, 2},
    {0x48a, 0x4be, 1, 2},
    {0x4c0, 0x4c0, 15, 1},
    {0x4c1, 0x4cd, 1, 2},
    {0x4d0, 0x52e, 1, 2},
    {0x531, 0x556, 48, 1},      // Armenian
    {0x1e00, 0x1e94, 1, 2},     // Latin Extended Additional
    {0x1e9e, 0x1e9e, -7615, 1}, // capital sharp s
    {0x1ea0, 0x1efe, 1, 2},
    {0x2160, 0x216f, 16, 1}, // Roman numerals
    {0x24b6, 0x24cf, 26, 1}, // circled letters
    {0xff21, 0xff3a, 32, 1}, // full width
}};

constexpr char32_t moved(char32_t letter, std::int32_t distance) {
    return static_cast<char32_t>(static_cast<std::int32_t>(letter) + distance);
}

} // namespace letters

/// The small letter of a capital one; any other code point itself.
inline char32_t to_lower(char32_t letter) {
    for (const auto& part : letters::table) {
        if (letter < part.first || letter > part.last) continue;
        if ((letter - part.first) % part.step == 0) return letters::moved(letter, part.distance);
    }
    return letter;
}

/// The capital letter of a small one; any other code point itself, the sharp s among them.
inline char32_t to_upper(char32_t letter) {
    constexpr char32_t micro_sign = 0xb5;
    constexpr char32_t final_sigma = 0x3c2;
    constexpr char32_t sharp_s = 0xdf;
    if (letter == micro_sign) return 0x39c;
    if (letter == final_sigma) return 0x3a3;
    if (letter == sharp_s) return letter;
    for (const auto& part : letters::table) {
        const auto capital = letters::moved(letter, -part.distance);
        if (capital < part.first || capital > part.last) continue;
        if ((capital - part.first) % part.step == 0) return capital;
    }
    return letter;
}

} // namespace hjemmel::feel::define
