// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import java.util.Optional;

/** What an evaluation was told that the rule file and the facts do not say. */
public final class Note {
    /** What it was told. */
    public enum Kind {
        /** A parameter that is set otherwise than the file says. */
        CHANGED,
        /** A decision that the host preset. */
        PRESET,
        /** A fact said to be whole. */
        COMPLETE,
        /** A kind that a newer library has and this wrapper does not know. */
        UNKNOWN;

        static Kind of(int number) {
            return number < 0 || number >= UNKNOWN.ordinal() ? UNKNOWN : values()[number];
        }
    }

    private final Kind kind;
    private final String name;
    private final String text;
    private final Value value;

    Note(int kind, String name, String text, Value value) {
        this.kind = Kind.of(kind);
        this.name = name;
        this.text = text;
        this.value = value;
    }

    public Kind kind() {
        return kind;
    }

    /** The parameter, decision or fact. */
    public String name() {
        return name;
    }

    /** The reason of a preset decision; else empty. */
    public String text() {
        return text;
    }

    /** What a parameter is set to. */
    public Optional<Value> value() {
        return Optional.ofNullable(value);
    }
}
