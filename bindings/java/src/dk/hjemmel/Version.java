// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.EvaluationOptionsStruct;
import dk.hjemmel.Structs.Pair;
import dk.hjemmel.Structs.Text;
import dk.hjemmel.Structs.VersionInfo;
import java.lang.ref.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of a ruleset, perhaps with parameters set otherwise. It never changes and serves any
 * number of threads. Evaluations that came from it live on when it is closed.
 */
public final class Version implements AutoCloseable {
    private static final int HAS_FROM = 1;
    private static final int HAS_TO = 2;

    private final Handle handle;
    private final String ruleset;
    private final Bilingual title;
    private final String digest;
    private final LocalDate from;
    private final LocalDate to;

    Version(Pointer pointer) {
        handle = new Handle("the version", pointer, Native::hjemmel_version_free);
        VersionInfo danish = info(Language.DANISH);
        VersionInfo english = info(Language.ENGLISH);
        ruleset = danish.ruleset.get();
        title = Bilingual.of(in -> (in == Language.DANISH ? danish : english).title.get());
        digest = danish.digest.get();
        from = (danish.flags & HAS_FROM) == 0 ? null : LocalDate.ofEpochDay(danish.from);
        to = (danish.flags & HAS_TO) == 0 ? null : LocalDate.ofEpochDay(danish.to);
    }

    private VersionInfo info(Language language) {
        VersionInfo out = new VersionInfo();
        handle.use(
                it -> Calls.check(Native.hjemmel_version_get_info(it, language.number(), out)));
        return out;
    }

    /** The ruleset's id. */
    public String ruleset() {
        return ruleset;
    }

    /** The ruleset's title. */
    public String title(Language language) {
        return title.in(Objects.requireNonNull(language, "language"));
    }

    /** SHA-256 of the rule file, in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** The first day, where it has one. */
    public Optional<LocalDate> from() {
        return Optional.ofNullable(from);
    }

    /** The last day, where it has one that is known. */
    public Optional<LocalDate> to() {
        return Optional.ofNullable(to);
    }

    /**
     * Everything of a kind that the version declares, over all entities, in the order of the file.
     *
     * @throws IllegalStateException if the version is closed
     */
    public List<Declaration> declarations(Declaration.Kind kind) {
        Objects.requireNonNull(kind, "kind");
        return handle.use(it -> Declaration.read(it, kind));
    }

    /**
     * The same rules with parameters set otherwise: to a declared reading, or to a value as a rule
     * file writes it. Every outcome then says what was changed. The caller closes it.
     *
     * @throws HjemmelException {@link Result#NAME}; {@link Result#SETTING}
     * @throws IllegalStateException if the version is closed
     */
    public Version with(Map<String, String> settings) {
        Objects.requireNonNull(settings, "settings");
        Pair[] all = Utf8.pairs(settings, "a parameter", "a parameter's value");
        Pointer first = all == null ? null : all[0].getPointer();
        SizeT count = new SizeT(settings.size());
        try {
            return new Version(
                    handle.use(
                            it ->
                                    Calls.make(
                                            (out, error) ->
                                                    Native.hjemmel_version_with(
                                                            it, first, count, out, error))));
        } finally {
            Reference.reachabilityFence(all);
        }
    }

    /**
     * The number of a fact of an entity, for {@link Facts#set(FactIndex, Object)}. The entity may be
     * empty where there is one alone.
     *
     * @throws HjemmelException {@link Result#NAME}
     * @throws IllegalStateException if the version is closed
     */
    public FactIndex indexOf(String entity, String fact) {
        Utf8.Bytes of = Utf8.encodeName(entity, "entity");
        Utf8.Bytes name = Utf8.encodeName(fact, "fact");
        IntByReference out = new IntByReference();
        handle.use(
                it ->
                        Calls.run(
                                error ->
                                        Native.hjemmel_version_fact(
                                                it, of.data, of.size, name.data, name.size, out,
                                                error)));
        return new FactIndex(out.getValue(), fact);
    }

    /**
     * Makes an evaluation of decisions of an entity ready; without decisions it gives all of the
     * entity's but helpers. The entity may be empty where the decisions tell it, or there is one
     * alone. The caller closes it.
     *
     * @throws HjemmelException {@link Result#NAME}
     * @throws IllegalStateException if the version is closed
     */
    public Evaluation evaluation(String entity, String... decisions) {
        return evaluation(entity, List.of(decisions), new EvaluationOptions());
    }

    /**
     * The same under options.
     *
     * @throws HjemmelException {@link Result#NAME}
     * @throws IllegalStateException if the version is closed
     */
    public Evaluation evaluation(
            String entity, List<String> decisions, EvaluationOptions options) {
        Utf8.Bytes of = Utf8.encodeName(entity, "entity");
        Text[] wanted = Utf8.texts(Objects.requireNonNull(decisions, "decisions"), "a decision");
        EvaluationOptionsStruct how = Objects.requireNonNull(options, "options").struct();
        Text[] complete = Utf8.texts(options.complete(), "a complete fact");
        if (complete != null) {
            how.complete = complete[0].getPointer();
            how.complete_count = new SizeT(complete.length);
        }
        Pointer first = wanted == null ? null : wanted[0].getPointer();
        SizeT count = new SizeT(decisions.size());
        try {
            return new Evaluation(
                    handle.use(
                            it ->
                                    Calls.make(
                                            (out, error) ->
                                                    Native.hjemmel_evaluation_new(
                                                            it, of.data, of.size, first, count,
                                                            how, out, error))));
        } finally {
            Reference.reachabilityFence(wanted);
            Reference.reachabilityFence(complete);
        }
    }

    /** Frees the version; again is fine. */
    @Override
    public void close() {
        handle.close();
    }
}
