// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "messages.hpp"

#include <hjemmel/load/keys.hpp>
#include <hjemmel/load/schema.hpp>

namespace hjemmel::cli {

exit_status schema(const schema_arguments& asked) {
    return write_whole(load::schema(load::known_keys(), asked.lang),
                       {.lang = asked.lang, .colour = colour_on_messages()});
}

} // namespace hjemmel::cli
