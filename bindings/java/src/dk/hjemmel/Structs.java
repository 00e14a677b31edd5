// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import dk.hjemmel.Native.SizeT;

/**
 * The structs of {@code hjemmel.h}, member for member under their own names. They are public, as
 * JNA needs to see their fields, but nothing that a program uses.
 */
final class Structs {
    private Structs() {}

    /** {@code hjemmel_text}. */
    @FieldOrder({"data", "size"})
    public static class Text extends Structure {
        public Pointer data;
        public SizeT size;

        /** The same as a result. */
        public static final class ByValue extends Text implements Structure.ByValue {}

        /** A copy of the text. */
        String get() {
            return data == null ? "" : Utf8.decode(data, size.longValue());
        }
    }

    /** What all structs with a {@code struct_size} share. */
    public abstract static class Sized extends Structure {
        public int struct_size;

        /** Fills in the size; called by every constructor once the members are there. */
        final void sized() {
            struct_size = size();
        }
    }

    /** {@code hjemmel_diagnostic}. */
    @FieldOrder({
        "struct_size", "severity", "code", "text", "hint", "file", "line", "column", "offset",
        "length", "fact", "value", "id"
    })
    public static final class DiagnosticInfo extends Sized {
        public int severity;
        public Text code;
        public Text text;
        public Text hint;
        public Text file;
        public int line;
        public int column;
        public long offset;
        public long length;
        public Text fact;
        public Text value;
        public Text id;

        public DiagnosticInfo() {
            sized();
        }
    }

    /** {@code hjemmel_load_options}. */
    @FieldOrder({
        "struct_size", "flags", "file_bytes", "nodes", "depth", "scalar_bytes", "expression_bytes",
        "expression_depth", "rows", "files", "diagnostics"
    })
    public static final class LoadOptionsStruct extends Sized {
        public int flags;
        public long file_bytes;
        public long nodes;
        public long depth;
        public long scalar_bytes;
        public long expression_bytes;
        public long expression_depth;
        public long rows;
        public long files;
        public long diagnostics;

        public LoadOptionsStruct() {
            sized();
        }
    }

    /** {@code hjemmel_file} and {@code hjemmel_setting}: two texts each. */
    @FieldOrder({"first", "second"})
    public static final class Pair extends Structure {
        public Text first;
        public Text second;
    }

    /** {@code hjemmel_version_info}. */
    @FieldOrder({"struct_size", "flags", "ruleset", "title", "digest", "from", "to"})
    public static final class VersionInfo extends Sized {
        public int flags;
        public Text ruleset;
        public Text title;
        public Text digest;
        public long from;
        public long to;

        public VersionInfo() {
            sized();
        }
    }

    /** {@code hjemmel_declaration}. */
    @FieldOrder({
        "struct_size", "flags", "name", "entity", "type", "label", "unit", "index", "reserved"
    })
    public static final class DeclarationInfo extends Sized {
        public int flags;
        public Text name;
        public Text entity;
        public Text type;
        public Text label;
        public Text unit;
        public int index;
        public int reserved;

        public DeclarationInfo() {
            sized();
        }
    }

    /** {@code hjemmel_evaluation_options}. */
    @FieldOrder({
        "struct_size", "flags", "complete", "complete_count", "steps", "list_items", "memory",
        "combinations", "depth"
    })
    public static final class EvaluationOptionsStruct extends Sized {
        public int flags;
        public Pointer complete;
        public SizeT complete_count;
        public long steps;
        public long list_items;
        public long memory;
        public long combinations;
        public long depth;

        public EvaluationOptionsStruct() {
            sized();
        }
    }

    /** {@code hjemmel_outcome_info}. */
    @FieldOrder({
        "struct_size", "flags", "status", "reserved", "value", "diagnostics", "id", "ruleset",
        "version", "digest", "entity", "decision", "day", "missing_count", "note_count"
    })
    public static final class OutcomeInfo extends Sized {
        public int flags;
        public int status;
        public int reserved;
        public Pointer value;
        public Pointer diagnostics;
        public Text id;
        public Text ruleset;
        public Text version;
        public Text digest;
        public Text entity;
        public Text decision;
        public long day;
        public SizeT missing_count;
        public SizeT note_count;

        public OutcomeInfo() {
            sized();
        }
    }

    /** {@code hjemmel_missing}. */
    @FieldOrder({"struct_size", "reserved", "path", "name", "entity", "id", "label"})
    public static final class MissingInfo extends Sized {
        public int reserved;
        public Text path;
        public Text name;
        public Text entity;
        public Text id;
        public Text label;

        public MissingInfo() {
            sized();
        }
    }

    /** {@code hjemmel_note}. */
    @FieldOrder({"struct_size", "kind", "name", "text", "value"})
    public static final class NoteInfo extends Sized {
        public int kind;
        public Text name;
        public Text text;
        public Pointer value;

        public NoteInfo() {
            sized();
        }
    }

    /** {@code hjemmel_duration}. */
    @FieldOrder({"months", "seconds", "nanoseconds", "reserved"})
    public static final class DurationParts extends Structure {
        public long months;
        public long seconds;
        public int nanoseconds;
        public int reserved;
    }

    /** {@code hjemmel_item}. */
    @FieldOrder({"struct_size", "flags", "name", "value"})
    public static final class ItemInfo extends Sized {
        public int flags;
        public Text name;
        public Pointer value;

        public ItemInfo() {
            sized();
        }
    }

    /** {@code hjemmel_reason_info}. */
    @FieldOrder({
        "struct_size", "flags", "kind", "mark", "id", "text", "label", "unit", "value",
        "part_count", "used_count", "source_count", "missing_count"
    })
    public static final class ReasonInfo extends Sized {
        public int flags;
        public int kind;
        public int mark;
        public Text id;
        public Text text;
        public Text label;
        public Text unit;
        public Pointer value;
        public SizeT part_count;
        public SizeT used_count;
        public SizeT source_count;
        public SizeT missing_count;

        public ReasonInfo() {
            sized();
        }
    }

    /** {@code hjemmel_used}. */
    @FieldOrder({"struct_size", "kind", "name", "label", "unit", "value", "flags", "reserved"})
    public static final class UsedInfo extends Sized {
        public int kind;
        public Text name;
        public Text label;
        public Text unit;
        public Pointer value;
        public int flags;
        public int reserved;

        public UsedInfo() {
            sized();
        }
    }

    /** {@code hjemmel_source}. */
    @FieldOrder({
        "struct_size", "reserved", "id", "title", "issuer", "reference", "published", "url", "place"
    })
    public static final class SourceInfo extends Sized {
        public int reserved;
        public Text id;
        public Text title;
        public Text issuer;
        public Text reference;
        public Text published;
        public Text url;
        public Text place;

        public SourceInfo() {
            sized();
        }
    }
}
