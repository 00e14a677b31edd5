// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

/**
 * The number of a fact, of one entity of one version: {@link Version#indexOf} gives it, and {@link
 * Facts#set(FactIndex, Object)} sets a fact by it without looking its name up.
 */
public final class FactIndex {
    private final int number;
    private final String name;

    FactIndex(int number, String name) {
        this.number = number;
        this.name = name;
    }

    int number() {
        return number;
    }

    /** The fact's name. */
    public String name() {
        return name;
    }
}
