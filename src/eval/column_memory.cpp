// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/column_memory.hpp>

#include <bit>
#include <new>

namespace hjemmel::eval {

thread_local column_memory* column_memory::current = nullptr;

column_memory::~column_memory() {
    for (const auto& size : blocks_) {
        for (auto* one : size.free)
            ::operator delete(one);
    }
}

// A memory that has ended is not in use, unless another one has its place: that may as well keep
// the block.
void column_memory::give_back(void* block, const column_memory* from, std::size_t power) {
    auto* here = current;
    const bool kept = here != nullptr && here == from &&
                      here->blocks_[power].free.size() < here->blocks_[power].free.capacity();
    if (kept)
        here->blocks_[power].free.push_back(block);
    else
        ::operator delete(block);
}

// A block goes back to where it was taken if that is in use where it ends, and else to the heap.
std::shared_ptr<void> column_memory::take(std::size_t bytes) {
    constexpr std::size_t least = 1024;
    auto* from = current;
    if (from == nullptr || bytes < least)
        return std::make_shared_for_overwrite<std::max_align_t[]>(bytes / sizeof(std::max_align_t) +
                                                                  1);
    const auto power = static_cast<std::size_t>(std::bit_width(bytes - 1));
    if (power >= sizes) throw std::bad_alloc();
    auto& kept_here = from->blocks_[power];
    if (kept_here.free.empty()) {
        kept_here.free.reserve(kept_here.made + 1); // room for all that are given back
        kept_here.free.push_back(::operator new (std::size_t{1} << power));
        ++kept_here.made;
    }
    auto* block = kept_here.free.back();
    kept_here.free.pop_back();
    return {block, [from, power](void* ended) { give_back(ended, from, power); }};
}

} // namespace hjemmel::eval
