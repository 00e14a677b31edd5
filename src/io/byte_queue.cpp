// SPDX-License-Identifier: Apache-2.0
#include "byte_queue.hpp"

#include <algorithm>
#include <istream>

namespace hjemmel::io {

byte_source bytes_of(std::istream& stream) {
    return [&stream](char* into, std::size_t room) -> std::optional<std::size_t> {
        stream.read(into, static_cast<std::streamsize>(room));
        if (stream.bad()) return std::nullopt;
        return static_cast<std::size_t>(stream.gcount());
    };
}

byte_source bytes_of(std::string_view text) {
    return [text](char* into, std::size_t room) mutable -> std::optional<std::size_t> {
        const auto part = text.substr(0, room);
        std::copy(part.begin(), part.end(), into);
        text.remove_prefix(part.size());
        return part.size();
    };
}

namespace detail {

bool byte_queue::more() {
    constexpr std::size_t chunk = std::size_t{64} << 10U;
    if (ended_) return false;
    if (begin_ >= bytes_.size() / 2) {
        bytes_.erase(0, begin_);
        begin_ = 0;
    }
    const auto before = bytes_.size();
    bytes_.resize(before + chunk);
    const auto got = from_(bytes_.data() + before, chunk);
    failed_ = !got.has_value();
    ended_ = failed_ || *got == 0;
    drained_ = got.value_or(0) < chunk;
    bytes_.resize(before + got.value_or(0));
    return !ended_;
}

void byte_queue::drop(std::size_t count) {
    const auto used = rest().substr(0, count);
    line_ += static_cast<std::size_t>(std::count(used.begin(), used.end(), '\n'));
    begin_ += used.size();
}

bool byte_queue::has(std::size_t count) {
    while (rest().size() < count) {
        if (!more()) return false;
    }
    return true;
}

void drop_mark(byte_queue& queue) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (queue.has(mark.size()) && queue.rest().starts_with(mark)) queue.drop(mark.size());
}

} // namespace detail

} // namespace hjemmel::io
