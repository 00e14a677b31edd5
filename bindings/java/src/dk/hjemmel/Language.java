// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

/** The language of texts for people. Messages have both. */
public enum Language {
    DANISH,
    ENGLISH;

    /** The number that the C interface has for it. */
    int number() {
        return ordinal();
    }
}
