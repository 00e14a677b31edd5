/* SPDX-License-Identifier: Apache-2.0 */
/* The library is opened, used and closed a hundred times in one process.
 *
 * Usage: reload LIBRARY RULES-FILE */
#define _POSIX_C_SOURCE 200809L
#include <hjemmel.h>

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef hjemmel_result load_function(const char*, size_t, const hjemmel_load_options*,
                                     hjemmel_catalog**, hjemmel_error**);
typedef void free_function(hjemmel_catalog*);
typedef hjemmel_result check_function(int32_t, int32_t);

/* C has no cast from an object's address to a function's. */
static void find(void* library, const char* name, void* function) {
    void* found = dlsym(library, name);
    memcpy(function, &found, sizeof found);
}

int main(int argc, char** argv) {
    int i = 0;
    if (argc != 3) return 2;
    for (; i < 100; ++i) {
        void* library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
        load_function* load = NULL;
        free_function* release = NULL;
        check_function* check = NULL;
        hjemmel_catalog* catalog = NULL;
        if (library == NULL) {
            puts(dlerror());
            return 1;
        }
        find(library, "hjemmel_catalog_load", &load);
        find(library, "hjemmel_catalog_free", &release);
        find(library, "hjemmel_check_abi", &check);
        if (load == NULL || release == NULL || check == NULL) return 1;
        if (check(HJEMMEL_ABI, HJEMMEL_VERSION_NUMBER) != HJEMMEL_OK) return 1;
        if (load(argv[2], HJEMMEL_NUL, NULL, &catalog, NULL) != HJEMMEL_OK) return 1;
        release(catalog);
        dlclose(library);
    }
    printf("opened and closed %d times\n", i);
    return 0;
}
