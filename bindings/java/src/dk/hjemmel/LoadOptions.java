// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import dk.hjemmel.Structs.LoadOptionsStruct;

/**
 * What loading may cost. What is not set has the default that docs/abi.md lists. Used by one thread
 * at a time; copied where it is passed.
 */
public final class LoadOptions {
    private long fileBytes;
    private long nodes;
    private long depth;
    private long scalarBytes;
    private long expressionBytes;
    private long expressionDepth;
    private long rows;
    private long files;
    private long diagnostics;

    /** Bytes of one file. */
    public LoadOptions fileBytes(long most) {
        fileBytes = limit(most);
        return this;
    }

    /** YAML keys, items and scalars of one file. */
    public LoadOptions nodes(long most) {
        nodes = limit(most);
        return this;
    }

    /** Nesting of YAML, at most 64. */
    public LoadOptions depth(long most) {
        depth = limit(most);
        return this;
    }

    /** Bytes of one text. */
    public LoadOptions scalarBytes(long most) {
        scalarBytes = limit(most);
        return this;
    }

    /** Bytes of one FEEL expression. */
    public LoadOptions expressionBytes(long most) {
        expressionBytes = limit(most);
        return this;
    }

    /** Nesting of one FEEL expression, at most 64. */
    public LoadOptions expressionDepth(long most) {
        expressionDepth = limit(most);
        return this;
    }

    /** Rows of all tables of one file. */
    public LoadOptions rows(long most) {
        rows = limit(most);
        return this;
    }

    /** Files of one catalog. */
    public LoadOptions files(long most) {
        files = limit(most);
        return this;
    }

    /** Diagnostics told of one file. */
    public LoadOptions diagnostics(long most) {
        diagnostics = limit(most);
        return this;
    }

    /** A limit that was passed in: positive. */
    static long limit(long most) {
        if (most <= 0) {
            throw new IllegalArgumentException("a limit is at least 1, not " + most);
        }
        return most;
    }

    LoadOptionsStruct struct() {
        LoadOptionsStruct out = new LoadOptionsStruct();
        out.file_bytes = fileBytes;
        out.nodes = nodes;
        out.depth = depth;
        out.scalar_bytes = scalarBytes;
        out.expression_bytes = expressionBytes;
        out.expression_depth = expressionDepth;
        out.rows = rows;
        out.files = files;
        out.diagnostics = diagnostics;
        return out;
    }
}
