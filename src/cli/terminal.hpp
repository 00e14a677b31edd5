// SPDX-License-Identifier: Apache-2.0
// Standard output and standard error: writing with its faults, colours, progress.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::cli {

/// Exit statuses, the same for every command.
enum class exit_status : int {
    done = 0,
    faults = 1,    ///< rules, examples or facts have faults
    wrong_use = 2, ///< wrong use or unreadable input
};

/// The more serious of two.
inline exit_status worse(exit_status a, exit_status b) { return a < b ? b : a; }

/// Whether results and messages may have colours: on a terminal, unless NO_COLOR is set.
bool colour_on_output();
bool colour_on_messages();

/// Keeps a closed pipe from ending the program.
void ignore_closed_pipes();

/// Results on standard output, buffered.
class results {
  public:
    /// False when nothing more can be written.
    bool write(std::string_view text);
    /// Writes what is buffered; false when that failed.
    bool flush();
    /// Whether the reader has gone away: no fault, but a reason to stop.
    bool closed() const { return closed_; }

  private:
    std::string buffer_{};
    bool closed_ = false;
    bool failed_ = false;
};

/// What is there of a file, waiting for the first of it alone: up to `room` bytes; 0 at the end,
/// nothing where it cannot be read. Goes past the stream's own buffer, which must not be used.
std::optional<std::size_t> read_some(std::FILE* from, char* into, std::size_t room);

/// A message on standard error, as it is.
void say(std::string_view text);

/// Counts cases on standard error while a long run goes on, if that is a terminal.
class progress {
  public:
    progress();
    ~progress() { clear(); }
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    void step(std::string_view what);
    /// Takes the line away, so that a message can stand there.
    void clear();

  private:
    using clock = std::chrono::steady_clock;
    bool shown_ = false;
    bool terminal_;
    std::size_t count_ = 0;
    clock::time_point next_;
};

} // namespace hjemmel::cli
