// SPDX-License-Identifier: Apache-2.0
// What the library says of itself, and days.
#include "shim.hpp"

#include <hjemmel/core/zones.hpp>

namespace {

constexpr int field = 1000; // of HJEMMEL_VERSION_NUMBER
static_assert(HJEMMEL_VERSION_MINOR < field && HJEMMEL_VERSION_PATCH < field);

} // namespace

int32_t hjemmel_version_number(void) noexcept { return HJEMMEL_VERSION_NUMBER; }

const char* hjemmel_version_string(void) noexcept { return HJEMMEL_VERSION_STRING; }

const char* hjemmel_build_info(void) noexcept {
    return "hjemmel: " HJEMMEL_VERSION_STRING "\n"
           "compiler: " __VERSION__ "\n"
#ifdef NDEBUG
           "assertions: off\n";
#else
           "assertions: on\n";
#endif
}

hjemmel_result hjemmel_check_abi(int32_t abi, int32_t version_number) noexcept {
    const bool fits = abi == HJEMMEL_ABI && version_number <= HJEMMEL_VERSION_NUMBER;
    return fits ? HJEMMEL_OK : HJEMMEL_ERROR_OPTIONS;
}

const char* hjemmel_result_name(hjemmel_result result) noexcept {
    switch (result) {
    case HJEMMEL_OK:
        return "OK";
    case HJEMMEL_NONE:
        return "NONE";
    case HJEMMEL_ERROR_ARGUMENT:
        return "ERROR_ARGUMENT";
    case HJEMMEL_ERROR_MEMORY:
        return "ERROR_MEMORY";
    case HJEMMEL_ERROR_INTERNAL:
        return "ERROR_INTERNAL";
    case HJEMMEL_ERROR_OPTIONS:
        return "ERROR_OPTIONS";
    case HJEMMEL_ERROR_RULES:
        return "ERROR_RULES";
    case HJEMMEL_ERROR_NAME:
        return "ERROR_NAME";
    case HJEMMEL_ERROR_FACTS:
        return "ERROR_FACTS";
    case HJEMMEL_ERROR_SETTING:
        return "ERROR_SETTING";
    case HJEMMEL_ERROR_KIND:
        return "ERROR_KIND";
    case HJEMMEL_ERROR_RANGE:
        return "ERROR_RANGE";
    case HJEMMEL_ERROR_STATE:
        return "ERROR_STATE";
    case HJEMMEL_ERROR_CANCELLED:
        return "ERROR_CANCELLED";
    default:
        return "unknown";
    }
}

hjemmel_result hjemmel_day_from_date(int32_t year, int32_t month, int32_t day_of_month,
                                     int64_t* day) noexcept {
    if (day == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const auto found = hjemmel::date::from_ymd(year, month, day_of_month);
    *day = found ? found->days() : 0;
    return found ? HJEMMEL_OK : HJEMMEL_ERROR_RANGE;
}

hjemmel_result hjemmel_date_from_day(int64_t day, int32_t* year, int32_t* month,
                                     int32_t* day_of_month) noexcept {
    if (year == nullptr || month == nullptr || day_of_month == nullptr)
        return HJEMMEL_ERROR_ARGUMENT;
    *year = *month = *day_of_month = 0;
    const auto found = hjemmel::date::from_days(day);
    if (!found) return HJEMMEL_ERROR_RANGE;
    const auto parts = found->ymd();
    *year = parts.year;
    *month = parts.month;
    *day_of_month = parts.day;
    return HJEMMEL_OK;
}
