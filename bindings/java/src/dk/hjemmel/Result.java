// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

/** Why a call failed, as {@link HjemmelException#result()} tells it. There may come more. */
public enum Result {
    /** A text that the library cannot take. */
    ARGUMENT(-1),
    /** Out of memory; the process may go on. */
    MEMORY(-2),
    /** A fault of the library. */
    INTERNAL(-3),
    /** Options that this version of the library does not know. */
    OPTIONS(-4),
    /** Rule files that cannot be read, or have faults. */
    RULES(-5),
    /** No ruleset, entity, decision, fact or parameter of that name. */
    NAME(-6),
    /** Facts whose form cannot be read. */
    FACTS(-7),
    /** A parameter that cannot be set to this. */
    SETTING(-8),
    /** The value is of another kind. */
    KIND(-9),
    /** The number or day does not fit. */
    RANGE(-10),
    /** Not now. */
    STATE(-11),
    /** The program asked to stop. */
    CANCELLED(-12),
    /** The library is missing or of another generation; no call was made. */
    LIBRARY(0),
    /** A result that a newer library has and this wrapper does not know. */
    UNKNOWN(0);

    private final int number;

    Result(int number) {
        this.number = number;
    }

    static Result of(int number) {
        for (Result one : values()) {
            if (one.number == number && number != 0) {
                return one;
            }
        }
        return UNKNOWN;
    }
}
