// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.LoadOptionsStruct;
import dk.hjemmel.Structs.Pair;
import dk.hjemmel.Structs.Text;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All rulesets of a folder, or of files in memory. It never changes and serves any number of
 * threads. Versions that came from it live on when it is closed.
 *
 * <pre>{@code
 * try (Catalog catalog = Catalog.load(Path.of("rules"));
 *         Version version = catalog.inForce("flere-skal-med", day).orElseThrow()) { ... }
 * }</pre>
 */
public final class Catalog implements AutoCloseable {
    private final Handle handle;
    private final List<Diagnostic> warnings;
    private final List<String> rulesets;

    private Catalog(Pointer pointer) {
        handle = new Handle("the catalog", pointer, Native::hjemmel_catalog_free);
        warnings = handle.use(it -> Diagnostic.read(Native.hjemmel_catalog_warnings(it)));
        rulesets = handle.use(Catalog::readRulesets);
    }

    /**
     * Reads one rule file, or every {@code .yaml} file under a folder. One bad file fails it whole,
     * and the exception tells all faults of all files.
     *
     * @throws HjemmelException {@link Result#RULES}; {@link Result#LIBRARY}
     */
    public static Catalog load(Path path) {
        return load(path, new LoadOptions());
    }

    /**
     * The same under other limits.
     *
     * @throws HjemmelException {@link Result#RULES}; {@link Result#LIBRARY}
     */
    public static Catalog load(Path path, LoadOptions options) {
        Utf8.Bytes name = Utf8.encodeName(Objects.requireNonNull(path, "path").toString(), "path");
        LoadOptionsStruct limits = Objects.requireNonNull(options, "options").struct();
        return made(
                (out, error) ->
                        Native.hjemmel_catalog_load(name.data, name.size, limits, out, error));
    }

    /**
     * Reads rule files from memory: content by name, which serves in diagnostics alone. No file is
     * touched.
     *
     * @throws HjemmelException {@link Result#RULES}; {@link Result#LIBRARY}
     */
    public static Catalog fromMemory(Map<String, String> files) {
        return fromMemory(files, new LoadOptions());
    }

    /**
     * The same under other limits.
     *
     * @throws HjemmelException {@link Result#RULES}; {@link Result#LIBRARY}
     */
    public static Catalog fromMemory(Map<String, String> files, LoadOptions options) {
        Objects.requireNonNull(files, "files");
        LoadOptionsStruct limits = Objects.requireNonNull(options, "options").struct();
        Pair[] all = Utf8.pairs(files, "a file's name", "a file's content");
        Pointer first = all == null ? null : all[0].getPointer();
        SizeT count = new SizeT(files.size());
        try {
            return made(
                    (out, error) ->
                            Native.hjemmel_catalog_from_memory(first, count, limits, out, error));
        } finally {
            Reference.reachabilityFence(all);
        }
    }

    private static Catalog made(Calls.Maker call) {
        Binding.demand();
        return new Catalog(Calls.make(call));
    }

    private static List<String> readRulesets(Pointer catalog) {
        List<String> all = new ArrayList<>();
        Text id = new Text();
        while (Calls.check(
                        Native.hjemmel_catalog_ruleset(catalog, new SizeT(all.size()), id))
                == Native.OK) {
            all.add(id.get());
        }
        return List.copyOf(all);
    }

    /** The warnings that came with loading. */
    public List<Diagnostic> warnings() {
        return warnings;
    }

    /** The ids of the rulesets, in their order. */
    public List<String> rulesets() {
        return rulesets;
    }

    /**
     * The version of a ruleset that is in force on a day; empty where none is, which is not a "no".
     * The caller closes it.
     *
     * @throws HjemmelException {@link Result#NAME}
     * @throws IllegalStateException if the catalog is closed
     */
    public Optional<Version> inForce(String ruleset, LocalDate day) {
        Utf8.Bytes id = Utf8.encodeName(ruleset, "ruleset");
        long when = Objects.requireNonNull(day, "day").toEpochDay();
        return version(
                (it, out, error) ->
                        Native.hjemmel_catalog_in_force(it, id.data, id.size, when, out, error));
    }

    /**
     * Version number {@code at} of a ruleset, the oldest first; empty where there are no more. The
     * caller closes it.
     *
     * @throws HjemmelException {@link Result#NAME}
     * @throws IllegalStateException if the catalog is closed
     */
    public Optional<Version> version(String ruleset, int at) {
        Utf8.Bytes id = Utf8.encodeName(ruleset, "ruleset");
        SizeT number = new SizeT(Objects.checkIndex(at, Integer.MAX_VALUE));
        return version(
                (it, out, error) ->
                        Native.hjemmel_catalog_version(it, id.data, id.size, number, out, error));
    }

    private interface Getter {
        int get(
                Pointer catalog,
                PointerByReference out,
                PointerByReference error);
    }

    private Optional<Version> version(Getter call) {
        Pointer found =
                handle.use(it -> Calls.make((out, error) -> call.get(it, out, error)));
        return Optional.ofNullable(found).map(Version::new);
    }

    /** Frees the catalog; again is fine. */
    @Override
    public void close() {
        handle.close();
    }
}
