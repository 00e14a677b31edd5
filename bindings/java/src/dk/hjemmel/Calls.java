// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;

/** What calls have in common: what they made, why they failed, what they wrote. */
final class Calls {
    private Calls() {}

    /** A call that makes an object. */
    interface Maker {
        int make(PointerByReference out, PointerByReference error);
    }

    /** A call that may tell why it failed. */
    interface Step {
        int run(PointerByReference error);
    }

    /** A call that writes into a buffer. */
    interface Writer {
        int write(Pointer buffer);
    }

    /** What the call made, or null where it says that there is none. */
    static Pointer make(Maker call) {
        PointerByReference out = new PointerByReference();
        return run(error -> call.make(out, error)) == Native.NONE ? null : out.getValue();
    }

    /** The result, which is no failure. */
    static int run(Step call) {
        PointerByReference error = new PointerByReference();
        int result = call.run(error);
        if (result >= 0) {
            return result;
        }
        Pointer why = error.getValue();
        try {
            throw failure(result, why);
        } finally {
            Native.hjemmel_error_free(why);
        }
    }

    /** The result of a call that tells no more than that. */
    static int check(int result) {
        if (result < 0) {
            throw new HjemmelException(Result.of(result), name(result));
        }
        return result;
    }

    /** The result of a step of setting facts, which themselves tell why it failed. */
    static int check(int result, Pointer facts) {
        if (result < 0) {
            throw failure(result, Native.hjemmel_facts_diagnostics(facts), false);
        }
        return result;
    }

    /** What the call wrote. */
    static String write(Writer call) {
        Pointer buffer = make((out, error) -> Native.hjemmel_buffer_new(out));
        try {
            check(call.write(buffer));
            return Native.hjemmel_buffer_text(buffer).get();
        } finally {
            Native.hjemmel_buffer_free(buffer);
        }
    }

    private static HjemmelException failure(int result, Pointer error) {
        return failure(
                result, error == null ? null : Native.hjemmel_error_diagnostics(error), true);
    }

    /** All that is wrong, or what was told last. */
    private static HjemmelException failure(int result, Pointer all, boolean whole) {
        if (all == null) {
            return new HjemmelException(Result.of(result), name(result));
        }
        List<Diagnostic> diagnostics = Diagnostic.read(all);
        if (!whole && !diagnostics.isEmpty()) {
            diagnostics = diagnostics.subList(diagnostics.size() - 1, diagnostics.size());
        }
        Bilingual report = Bilingual.of(language -> Diagnostic.report(all, language));
        String message = name(result);
        if (!diagnostics.isEmpty()) {
            message += ": " + diagnostics.get(0);
        }
        return new HjemmelException(Result.of(result), message, diagnostics, report);
    }

    private static String name(int result) {
        return Utf8.decode(Native.hjemmel_result_name(result));
    }
}
