// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.MissingInfo;
import dk.hjemmel.Structs.NoteInfo;
import dk.hjemmel.Structs.OutcomeInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/**
 * What a decision of a case came to. All but what is written on demand ({@link #text}, {@link
 * #json}, {@link #jsonWithReasons}, {@link #letter}, {@link #reasons}) was copied and stays when
 * the {@link Outcomes} are closed.
 */
public final class Outcome {
    private static final int INEXACT = 1;
    private static final int NULLS_ABSENT = 2;

    /** Of which kind an outcome is. There will be no others. */
    public enum Status {
        /** The value is the answer, whatever is missing. */
        KNOWN,
        /** Missing facts can still change it. */
        UNDETERMINED,
        /** The version is not in force on the day; not a "no". */
        OUTSIDE_VALIDITY,
        /** A condition was null, a table broken, a limit reached. */
        FAILED,
        /** The facts are faulty. */
        REFUSED
    }

    private final Handle owner;
    private final Queue<Handle> trees;
    private final Pointer pointer;
    private final Status status;
    private final int flags;
    private final Value value;
    private final List<Diagnostic> diagnostics;
    private final List<Missing> missing;
    private final List<Note> notes;
    private final String id;
    private final String ruleset;
    private final String version;
    private final String digest;
    private final String entity;
    private final String decision;
    private final LocalDate day;

    /** Called while the owner is in use; {@code trees} is closed with it. */
    Outcome(Handle owner, Queue<Handle> trees, Pointer pointer) {
        this.owner = owner;
        this.trees = trees;
        this.pointer = pointer;
        OutcomeInfo info = new OutcomeInfo();
        Calls.check(Native.hjemmel_outcome_get_info(pointer, info));
        ValueReader reader = new ValueReader(owner);
        status = Status.values()[info.status];
        flags = info.flags;
        value = reader.read(info.value);
        diagnostics = Diagnostic.read(info.diagnostics);
        missing = readMissing(info.missing_count.intValue());
        notes = readNotes(info.note_count.intValue(), reader);
        id = info.id.get();
        ruleset = info.ruleset.get();
        version = info.version.get();
        digest = info.digest.get();
        entity = info.entity.get();
        decision = info.decision.get();
        day = LocalDate.ofEpochDay(info.day);
    }

    private List<Missing> readMissing(int count) {
        List<Missing> all = new ArrayList<>();
        for (int i = 0; i < count; ++i) {
            MissingInfo danish = missing(i, Language.DANISH);
            all.add(new Missing(danish, missing(i, Language.ENGLISH)));
        }
        return List.copyOf(all);
    }

    private MissingInfo missing(int at, Language language) {
        MissingInfo out = new MissingInfo();
        Calls.check(
                Native.hjemmel_outcome_missing(pointer, new SizeT(at), language.number(), out));
        return out;
    }

    private List<Note> readNotes(int count, ValueReader reader) {
        List<Note> all = new ArrayList<>();
        for (int i = 0; i < count; ++i) {
            NoteInfo info = new NoteInfo();
            Calls.check(Native.hjemmel_outcome_note(pointer, new SizeT(i), info));
            Value to = info.value == null ? null : reader.read(info.value);
            all.add(new Note(info.kind, info.name.get(), info.text.get(), to));
        }
        return List.copyOf(all);
    }

    public Status status() {
        return status;
    }

    /**
     * The answer where the status is known; what is known of it where it is undetermined; else of
     * kind NULL.
     */
    public Value value() {
        return value;
    }

    /** The facts that can still change the outcome, in the order of their paths. */
    public List<Missing> missing() {
        return missing;
    }

    /** Parameters that were changed, decisions preset, facts said to be whole. */
    public List<Note> notes() {
        return notes;
    }

    /** What is wrong with the facts, or why it failed. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether more may be told possible and missing than is. */
    public boolean isInexact() {
        return (flags & INEXACT) != 0;
    }

    /** Whether gaps in tables were read as absent. */
    public boolean hasNullsAbsent() {
        return (flags & NULLS_ABSENT) != 0;
    }

    /** The case's id. */
    public String id() {
        return id;
    }

    public String ruleset() {
        return ruleset;
    }

    /** The version's first day, "2017-08-01". */
    public String version() {
        return version;
    }

    /** SHA-256 of the version's file, in hexadecimal. */
    public String digest() {
        return digest;
    }

    public String entity() {
        return entity;
    }

    public String decision() {
        return decision;
    }

    /** The evaluation date. */
    public LocalDate day() {
        return day;
    }

    /**
     * The reasons as a person reads them.
     *
     * @throws IllegalStateException if the outcomes are closed
     */
    public String text(Language language) {
        return write(Native.TEXT, language);
    }

    /**
     * One JSON object, as {@code hjemmel evaluate} writes it, with texts in a language. The same
     * outcome gives the same bytes.
     *
     * @throws IllegalStateException if the outcomes are closed
     */
    public String json(Language language) {
        return write(Native.JSON, language);
    }

    /**
     * The same with the tree of reasons.
     *
     * @throws IllegalStateException if the outcomes are closed
     */
    public String jsonWithReasons(Language language) {
        return write(Native.JSON_REASONS, language);
    }

    /**
     * The ruleset's letter about the decision.
     *
     * @throws IllegalStateException if the outcomes are closed
     */
    public String letter(Language language) {
        return write(Native.LETTER, language);
    }

    /**
     * The root of the tree of reasons, with texts in a language.
     *
     * @throws IllegalStateException if the outcomes are closed
     */
    public Reason reasons(Language language) {
        Objects.requireNonNull(language, "language");
        return owner.use(
                it -> {
                    Pointer made =
                            Calls.make(
                                    (out, error) ->
                                            Native.hjemmel_reason_new(pointer, out, error));
                    Handle tree = new Handle("the outcomes", made, Native::hjemmel_reason_free);
                    trees.add(tree);
                    return tree.use(root -> new ReasonReader(tree, language).read(root));
                });
    }

    private String write(int format, Language language) {
        Objects.requireNonNull(language, "language");
        return owner.use(
                it ->
                        Calls.write(
                                buffer ->
                                        Native.hjemmel_outcome_write(
                                                pointer, format, language.number(), buffer)));
    }

    @Override
    public String toString() {
        return decision + ": " + status + " " + value;
    }
}
