// SPDX-License-Identifier: Apache-2.0
// Numbered blocks of work done by several threads, and taken in their order by one.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace hjemmel::detail {

/// Makes blocks on the calling thread and on others beside it, and takes each, in their order, on
/// the calling one. At most twice as many blocks as threads are made and not yet taken. What is
/// thrown while a block is made or taken ends all threads, and then reaches the caller. Threads
/// that the system will not start are done without.
template<class Made, class Make, class Take>
class in_order {
  public:
    /// `make(worker, block)` gives a `Made`; workers are numbered from 0, and each makes one block
    /// at a time. `take(block, made)` is false where no more are wanted.
    in_order(std::size_t blocks, std::size_t threads, const Make& make, const Take& take)
        : make_(make), take_(take), blocks_(blocks), workers_(std::max<std::size_t>(threads, 1)),
          ready_(2 * workers_) {}
    in_order(const in_order&) = delete;
    in_order& operator=(const in_order&) = delete;
    ~in_order() { finish(); }

    void run() {
        start();
        std::unique_lock lock(mutex_);
        while (taken_ < blocks_ && !stopped_) {
            auto& next = ready_[taken_ % ready_.size()];
            if (next) {
                auto made = *std::move(next);
                next.reset();
                const auto block = taken_++;
                changed_.notify_all();
                lock.unlock();
                const bool go_on = take_(block, std::move(made));
                lock.lock();
                stopped_ = stopped_ || !go_on;
            } else if (may_begin()) {
                one_block(lock, 0);
            } else {
                changed_.wait(lock);
            }
        }
        lock.unlock();
        finish();
        if (thrown_) std::rethrow_exception(thrown_);
    }

  private:
    void start() {
        threads_.reserve(workers_ - 1);
        for (std::size_t worker = 1; worker < workers_; ++worker) {
            try {
                threads_.emplace_back([this, worker] { work(worker); });
            } catch (const std::system_error&) {
                return;
            }
        }
    }

    bool may_begin() const { return begun_ < blocks_ && begun_ < taken_ + ready_.size(); }

    void one_block(std::unique_lock<std::mutex>& lock, std::size_t worker) {
        const auto block = begun_++;
        lock.unlock();
        auto made = make_(worker, block);
        lock.lock();
        ready_[block % ready_.size()] = std::move(made);
        changed_.notify_all();
    }

    void work(std::size_t worker) noexcept {
        std::unique_lock lock(mutex_);
        try {
            while (!stopped_ && begun_ < blocks_) {
                if (may_begin())
                    one_block(lock, worker);
                else
                    changed_.wait(lock);
            }
        } catch (...) {
            if (!lock.owns_lock()) lock.lock();
            if (!thrown_) thrown_ = std::current_exception();
            stopped_ = true;
            changed_.notify_all();
        }
    }

    void finish() noexcept {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        changed_.notify_all();
        for (auto& one : threads_) {
            if (one.joinable()) one.join();
        }
    }

    const Make& make_;
    const Take& take_;
    std::size_t blocks_;
    std::size_t workers_;
    std::size_t begun_ = 0;
    std::size_t taken_ = 0;
    std::vector<std::optional<Made>> ready_; ///< by block, modulo their number
    bool stopped_ = false;
    std::exception_ptr thrown_{};
    std::mutex mutex_{};
    std::condition_variable changed_{};
    std::vector<std::thread> threads_{};
};

/// Runs `in_order` to its end.
template<class Made, class Make, class Take>
void run_in_order(std::size_t blocks, std::size_t threads, const Make& make, const Take& take) {
    in_order<Made, Make, Take>(blocks, threads, make, take).run();
}

} // namespace hjemmel::detail
