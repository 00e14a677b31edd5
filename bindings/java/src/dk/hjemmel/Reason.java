// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import dk.hjemmel.Structs.ReasonInfo;
import dk.hjemmel.Structs.SourceInfo;
import dk.hjemmel.Structs.UsedInfo;
import java.util.List;
import java.util.Optional;

/**
 * A node of the reasons of an outcome, with texts in the language that was asked for. The whole
 * tree was copied and stays for good; its values are like all others of the outcome.
 */
public final class Reason {
    private static final int INTERPRETATION = 1;
    private static final int BRIEF = 2;
    private static final int CHANGED = 2;

    /** What a node is. */
    public enum Kind {
        DECISION,
        GROUP,
        REQUIREMENT,
        ROW,
        CELL,
        /** What took the place of a fact that was not supplied. */
        STAND_IN,
        /** A kind that a newer library has and this wrapper does not know. */
        UNKNOWN;

        static Kind of(int number) {
            return number < 0 || number >= UNKNOWN.ordinal() ? UNKNOWN : values()[number];
        }
    }

    /** What a node contributed. */
    public enum Mark {
        NOT_REACHED,
        MET,
        NOT_MET,
        UNDECIDED,
        FAILED,
        /** A mark that a newer library has and this wrapper does not know. */
        UNKNOWN;

        static Mark of(int number) {
            return number < 0 || number >= UNKNOWN.ordinal() ? UNKNOWN : values()[number];
        }
    }

    /** A fact, parameter or decision that a node's condition read. */
    public static final class Used {
        /** What was read. */
        public enum Kind {
            FACT,
            STAND_IN,
            PARAMETER,
            DECISION,
            /** Entities that the case has many of: counted by value. */
            RELATED,
            /** A kind that a newer library has and this wrapper does not know. */
            UNKNOWN;

            static Kind of(int number) {
                return number < 0 || number >= UNKNOWN.ordinal() ? UNKNOWN : values()[number];
            }
        }

        private final Kind kind;
        private final String name;
        private final String label;
        private final String unit;
        private final Value value;
        private final int flags;

        Used(UsedInfo info, Value value) {
            kind = Kind.of(info.kind);
            name = info.name.get();
            label = info.label.get();
            unit = info.unit.get();
            this.value = value;
            flags = info.flags;
        }

        public Kind kind() {
            return kind;
        }

        /** Its name; "kommune.kommunekode" for another entity's. */
        public String name() {
            return name;
        }

        public String label() {
            return label;
        }

        public String unit() {
            return unit;
        }

        public Value value() {
            return value;
        }

        /** Whether it is a reading of ours, where sources leave it open. */
        public boolean isInterpretation() {
            return (flags & INTERPRETATION) != 0;
        }

        /** Whether it is a parameter that is set otherwise than the file says. */
        public boolean isChanged() {
            return (flags & CHANGED) != 0;
        }
    }

    /** The document that a node rests on, and the place in it. Texts may be empty. */
    public static final class Source {
        private final String id;
        private final String title;
        private final String issuer;
        private final String reference;
        private final String published;
        private final String url;
        private final String place;

        Source(SourceInfo info) {
            id = info.id.get();
            title = info.title.get();
            issuer = info.issuer.get();
            reference = info.reference.get();
            published = info.published.get();
            url = info.url.get();
            place = info.place.get();
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }

        public String issuer() {
            return issuer;
        }

        public String reference() {
            return reference;
        }

        /** "2018-03-02". */
        public String published() {
            return published;
        }

        public String url() {
            return url;
        }

        /** The place in the document. */
        public String place() {
            return place;
        }
    }

    private final Kind kind;
    private final Mark mark;
    private final int flags;
    private final String id;
    private final String text;
    private final String label;
    private final String unit;
    private final Value value;
    private final List<Reason> parts;
    private final List<Used> used;
    private final List<Source> sources;
    private final List<String> missing;

    Reason(
            ReasonInfo info,
            Value value,
            List<Reason> parts,
            List<Used> used,
            List<Source> sources,
            List<String> missing) {
        kind = Kind.of(info.kind);
        mark = Mark.of(info.mark);
        flags = info.flags;
        id = info.id.get();
        text = info.text.get();
        label = info.label.get();
        unit = info.unit.get();
        this.value = value;
        this.parts = parts;
        this.used = used;
        this.sources = sources;
        this.missing = missing;
    }

    public Kind kind() {
        return kind;
    }

    public Mark mark() {
        return mark;
    }

    /** A decision's name, a requirement's id, a row's id or number. */
    public String id() {
        return id;
    }

    /** The sentence that a person reads. */
    public String text() {
        return text;
    }

    /** The label of a decision, of a stand-in's fact, of a cell's column. */
    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** A decision's value, a condition, a row's answer. */
    public Optional<Value> value() {
        return Optional.ofNullable(value);
    }

    /** What it consists of, in the order of the rule file. */
    public List<Reason> parts() {
        return parts;
    }

    /** What its condition read. */
    public List<Used> used() {
        return used;
    }

    public List<Source> sources() {
        return sources;
    }

    /** The paths of the missing facts that it waits for. */
    public List<String> missing() {
        return missing;
    }

    /** Whether it is a reading of ours, where sources leave it open. */
    public boolean isInterpretation() {
        return (flags & INTERPRETATION) != 0;
    }

    /** Whether it is only named here: its parts stand elsewhere in the tree. */
    public boolean isBrief() {
        return (flags & BRIEF) != 0;
    }

    @Override
    public String toString() {
        return kind + " " + id + " " + mark;
    }
}
