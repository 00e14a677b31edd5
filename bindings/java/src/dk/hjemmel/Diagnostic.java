// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.DiagnosticInfo;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A message about rule files, facts or a wrong call: what is wrong, where, what to write instead.
 * Plain data. Texts are empty and numbers 0 where there is none.
 */
public final class Diagnostic implements Serializable {
    private static final long serialVersionUID = 1;

    /** How grave it is. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    private final Severity severity;
    private final String code;
    private final Bilingual text;
    private final Bilingual hint;
    private final String file;
    private final int line;
    private final int column;
    private final long offset;
    private final long length;
    private final String fact;
    private final String value;
    private final String id;

    private Diagnostic(DiagnosticInfo danish, DiagnosticInfo english) {
        severity = Severity.values()[Math.min(Math.max(danish.severity, 0), 2)];
        code = danish.code.get();
        text = Bilingual.of(in -> (in == Language.DANISH ? danish : english).text.get());
        hint = Bilingual.of(in -> (in == Language.DANISH ? danish : english).hint.get());
        file = danish.file.get();
        line = danish.line;
        column = danish.column;
        offset = danish.offset;
        length = danish.length;
        fact = danish.fact.get();
        value = danish.value.get();
        id = danish.id.get();
    }

    /** Copies all that are at {@code diagnostics}, which may be null. */
    static List<Diagnostic> read(Pointer diagnostics) {
        List<Diagnostic> all = new ArrayList<>();
        while (diagnostics != null) {
            SizeT at = new SizeT(all.size());
            DiagnosticInfo danish = new DiagnosticInfo();
            DiagnosticInfo english = new DiagnosticInfo();
            int found = at(diagnostics, at, Language.DANISH, danish);
            if (found == Native.NONE) {
                break;
            }
            at(diagnostics, at, Language.ENGLISH, english);
            all.add(new Diagnostic(danish, english));
        }
        return List.copyOf(all);
    }

    private static int at(Pointer all, SizeT at, Language language, DiagnosticInfo out) {
        return Calls.check(
                Native.hjemmel_diagnostics_at(all, at, language.number(), out));
    }

    /** All of them as a person reads them. */
    static String report(Pointer diagnostics, Language language) {
        return Calls.write(
                buffer ->
                        Native.hjemmel_diagnostics_write(
                                diagnostics, Native.TEXT, language.number(), buffer));
    }

    public Severity severity() {
        return severity;
    }

    /** A stable name, listed in docs/diagnostics.md: "unknown-key". */
    public String code() {
        return code;
    }

    /** What is wrong, in one sentence. */
    public String text(Language language) {
        return text.in(Objects.requireNonNull(language, "language"));
    }

    /** What to write instead. */
    public String hint(Language language) {
        return hint.in(Objects.requireNonNull(language, "language"));
    }

    /** The name of the rule file, or of the facts. */
    public String file() {
        return file;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column in code points, from 1. */
    public int column() {
        return column;
    }

    /** The first byte of the file that is meant. */
    public long offset() {
        return offset;
    }

    /** How many bytes are meant. */
    public long length() {
        return length;
    }

    /** File, line and column: "demo.yaml:3:1"; empty where it is about no place in a file. */
    public String place() {
        return line == 0 ? "" : file + ":" + line + ":" + column;
    }

    /** The fact's path where it is about one: "ydelsesperioder[2].til". */
    public String fact() {
        return fact;
    }

    /** That fact's value, which stands in no other text; CPR numbers are masked. */
    public String value() {
        return value;
    }

    /** The case's id. */
    public String id() {
        return id;
    }

    /** Place or fact, code and the English sentence; never the fact's value. */
    @Override
    public String toString() {
        String where = line == 0 ? fact : place();
        return (where.isEmpty() ? "" : where + ": ") + code + ": " + text.in(Language.ENGLISH);
    }
}
