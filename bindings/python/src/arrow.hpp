// SPDX-License-Identifier: Apache-2.0
// Tables that cross by Arrow's PyCapsule interface.
#pragma once

#include "python.hpp"

#include <hjemmel/io/arrow.hpp>

#include <vector>

namespace hjemmel::python {

/// Tables of one schema, which other libraries take over one by one, without copying.
class chunks {
  public:
    chunks() = default;
    chunks(const chunks&) = delete;
    chunks& operator=(const chunks&) = delete;
    chunks(chunks&&) = default;
    chunks& operator=(chunks&&) = default;
    ~chunks() = default;

    std::size_t size() const { return all_.size(); }
    std::int64_t rows() const;
    const io::arrow_table& at(std::size_t i) const { return all_.at(i); }
    void add(io::arrow_table one) { all_.push_back(std::move(one)); }

    /// A capsule with the stream of them all; nothing is left here. Raises UsageError without any.
    py::object take_stream();

  private:
    std::vector<io::arrow_table> all_{};
};

/// Takes over what an object gives by `__arrow_c_array__` or else `__arrow_c_stream__`.
chunks chunks_in(const py::object& from);

void add_arrow(py::module_& to);

} // namespace hjemmel::python
