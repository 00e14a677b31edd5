// SPDX-License-Identifier: Apache-2.0
// How many results are as expected: of all, of those that expect a value, and by folder.
#pragma once

#include "record.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace hjemmel::tck {

/// So many of so many.
struct share {
    std::size_t passed = 0;
    std::size_t all = 0;

    void count(bool good) {
        passed += good ? 1U : 0U;
        ++all;
    }
    /// In percent; 100 where there is none.
    double percent() const {
        return all == 0 ? 100.0 : 100.0 * static_cast<double>(passed) / static_cast<double>(all);
    }
};

/// The results of one folder, or of all.
struct tally {
    share results{};
    share values{};    ///< those that expect a value, not null or an error
    share diagnosed{}; ///< expected errors for which there was a diagnostic
};

/// Counts what was found, and tells it.
class score {
  public:
    void count(const record& what, bool good, bool diagnosed);

    /// A line a folder, then the totals.
    std::string text() const;
    const tally& total() const { return total_; }
    /// The mean over folders of the results that are as expected, in percent.
    double folder_mean() const;

  private:
    std::map<std::string, tally> folders_{};
    std::map<std::string, bool> cases_{}; ///< whether all results of the case are as expected
    tally total_{};
    tally feel_{};
};

} // namespace hjemmel::tck
