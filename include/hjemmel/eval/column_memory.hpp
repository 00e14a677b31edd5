// SPDX-License-Identifier: Apache-2.0
// What columns are held in: memory that is filled once, then shared, and taken up again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace hjemmel::eval {

/// Memory that columns leave behind, and that others then take. Used by one thread.
class column_memory {
  public:
    column_memory() = default;
    column_memory(const column_memory&) = delete;
    column_memory& operator=(const column_memory&) = delete;
    ~column_memory();

    /// While it lives, columns that this thread makes and drops take and leave their memory here.
    class use {
      public:
        explicit use(column_memory& here) : before_(current) { current = &here; }
        use(const use&) = delete;
        use& operator=(const use&) = delete;
        ~use() { current = before_; }

      private:
        column_memory* before_;
    };

    /// Memory of so many bytes, which ends with its last owner; of the one in use, or fresh.
    static std::shared_ptr<void> take(std::size_t bytes);

  private:
    static constexpr std::size_t sizes = 40;
    static thread_local column_memory* current;

    static void give_back(void* block, const column_memory* from, std::size_t power);

    struct blocks {
        std::vector<void*> free{};
        std::size_t made = 0;
    };
    blocks blocks_[sizes]{}; ///< by the power of two that a block holds
};

/// Memory of a column: filled once by who makes it, then shared by who reads it.
template<class T>
class buffer {
  public:
    buffer() = default;
    /// So many, not yet set.
    explicit buffer(std::size_t size)
        : own_(column_memory::take(size * sizeof(T))), data_(static_cast<T*>(own_.get())),
          size_(size) {}
    buffer(std::size_t size, T all) : buffer(size) { std::fill_n(data_, size, all); }

    T* fill() { return data_; }
    /// Keeps the first ones.
    void shorten(std::size_t size) { size_ = size; }
    const T* data() const { return data_; }
    const T& operator[](std::size_t at) const { return data_[at]; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

  private:
    static_assert(std::is_trivially_copyable_v<T>);

    std::shared_ptr<void> own_{};
    T* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace hjemmel::eval
