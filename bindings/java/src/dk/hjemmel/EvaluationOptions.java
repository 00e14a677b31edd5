// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import dk.hjemmel.Structs.EvaluationOptionsStruct;
import java.util.List;

/**
 * How gaps are read, and what an evaluation may cost; limits count per case. What is not set has
 * the default that docs/abi.md lists. Used by one thread at a time; copied where it is passed.
 */
public final class EvaluationOptions {
    private static final int NULLS_ABSENT = 1;

    private boolean nullsAbsent;
    private List<String> complete = List.of();
    private long steps;
    private long listItems;
    private long memory;
    private long combinations;
    private long depth;

    /** Whether gaps in tables are read as absent; otherwise they are missing. */
    public EvaluationOptions nullsAbsent(boolean absent) {
        nullsAbsent = absent;
        return this;
    }

    /** Facts known to be whole: left out, they are absent or empty. */
    public EvaluationOptions complete(String... facts) {
        complete = List.of(facts);
        return this;
    }

    /** Steps of computing. */
    public EvaluationOptions steps(long most) {
        steps = LoadOptions.limit(most);
        return this;
    }

    /** Items of one list. */
    public EvaluationOptions listItems(long most) {
        listItems = LoadOptions.limit(most);
        return this;
    }

    /** Bytes of values. */
    public EvaluationOptions memory(long most) {
        memory = LoadOptions.limit(most);
        return this;
    }

    /** Combinations of what missing facts can be. */
    public EvaluationOptions combinations(long most) {
        combinations = LoadOptions.limit(most);
        return this;
    }

    /** Nesting of calls. */
    public EvaluationOptions depth(long most) {
        depth = LoadOptions.limit(most);
        return this;
    }

    List<String> complete() {
        return complete;
    }

    /** All but the names that are complete. */
    EvaluationOptionsStruct struct() {
        EvaluationOptionsStruct out = new EvaluationOptionsStruct();
        out.flags = nullsAbsent ? NULLS_ABSENT : 0;
        out.steps = steps;
        out.list_items = listItems;
        out.memory = memory;
        out.combinations = combinations;
        out.depth = depth;
        return out;
    }
}
