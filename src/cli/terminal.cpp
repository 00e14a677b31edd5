// SPDX-License-Identifier: Apache-2.0
// What only POSIX has stands here alone.
#include "terminal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace hjemmel::cli {

namespace {

bool may_colour(int file) {
    // The program has one thread and never changes its environment.
    const char* none = std::getenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe)
    const char* terminal = std::getenv("TERM"); // NOLINT(concurrency-mt-unsafe)
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return isatty(file) == 1 && !dumb && (none == nullptr || *none == '\0');
}

} // namespace

bool colour_on_output() { return may_colour(STDOUT_FILENO); }
bool colour_on_messages() { return may_colour(STDERR_FILENO); }

void ignore_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

bool results::write(std::string_view text) {
    constexpr std::size_t enough = std::size_t{64} << 10U;
    if (closed_ || failed_) return false;
    buffer_ += text;
    return buffer_.size() < enough || flush();
}

bool results::flush() {
    if (closed_ || failed_) return closed_;
    const auto written = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout);
    const bool good = written == buffer_.size() && std::fflush(stdout) == 0;
    buffer_.clear();
    if (good) return true;
    closed_ = errno == EPIPE;
    failed_ = !closed_;
    return closed_;
}

std::optional<std::size_t> read_some(std::FILE* from, char* into, std::size_t room) {
    while (true) {
        const auto count = read(fileno(from), into, room);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) return std::nullopt;
    }
}

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

progress::progress()
    : terminal_(isatty(STDERR_FILENO) == 1), next_(clock::now() + std::chrono::seconds(1)) {}

void progress::step(std::string_view what) {
    ++count_;
    constexpr std::size_t seldom = 64;
    if (!terminal_ || count_ % seldom != 0 || clock::now() < next_) return;
    next_ = clock::now() + std::chrono::milliseconds(200);
    shown_ = true;
    std::string line = "\r";
    line.append(std::to_string(count_)).append(" ").append(what);
    say(line);
}

void progress::clear() {
    if (shown_) say("\r\x1b[K");
    shown_ = false;
}

} // namespace hjemmel::cli
