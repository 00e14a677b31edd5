// SPDX-License-Identifier: Apache-2.0
// Contents page: all that a C++ program needs.
#pragma once

#include <hjemmel/api/batch.hpp>
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/api/expression.hpp>
#include <hjemmel/api/outcome.hpp>
#include <hjemmel/core/decimal.hpp>
#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/explain/diagnostics.hpp>
#include <hjemmel/io/csv.hpp>
#include <hjemmel/io/json.hpp>
