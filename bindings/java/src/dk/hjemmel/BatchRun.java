// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;

/** One call of a batch: its table laid out, the library called, the outcomes copied. */
final class BatchRun {
    /** {@code hjemmel_batch}, by the places of its members. */
    private static final int BATCH_SIZE = 104;

    /** {@code hjemmel_table}. */
    private static final int TABLE_SIZE = 40;

    private final Arrow.Blocks blocks = new Arrow.Blocks();
    private final BatchOptions options;
    private final Told told = this::told;
    private RuntimeException thrown;

    BatchRun(BatchOptions options) {
        this.options = options;
    }

    /** {@code hjemmel_progress}. */
    interface Told extends Callback {
        int invoke(Pointer user, long done, long total);
    }

    OutcomeTable decide(Pointer evaluation, CaseTable cases, long day) {
        Memory schema = blocks.zeros(Arrow.SCHEMA_SIZE);
        Memory array = blocks.zeros(Arrow.ARRAY_SIZE);
        Memory related = blocks.zeros(com.sun.jna.Native.POINTER_SIZE);
        Memory batch = batch(cases, day, related);
        try {
            call(evaluation, batch, schema, array);
            return new OutcomeTable(new ArrowReader(schema, array), refused(related));
        } finally {
            Native.hjemmel_error_free(related.getPointer(0));
            Arrow.release(array, Arrow.ARRAY_RELEASE);
            Arrow.release(schema, Arrow.SCHEMA_RELEASE);
            Reference.reachabilityFence(told);
            Reference.reachabilityFence(blocks);
        }
    }

    private void call(Pointer evaluation, Memory batch, Memory schema, Memory array) {
        try {
            Calls.run(
                    (PointerByReference error) ->
                            Native.hjemmel_evaluation_batch(
                                    evaluation, batch, schema, array, error));
        } catch (HjemmelException failed) {
            throw thrown != null ? thrown : failed;
        }
    }

    private Memory batch(CaseTable cases, long day, Pointer related) {
        Memory out = blocks.zeros(BATCH_SIZE);
        out.setInt(0, BATCH_SIZE);
        out.setInt(4, options.flags());
        out.setPointer(8, cases.schema(blocks));
        out.setPointer(16, cases.array(blocks));
        out.setPointer(24, tables());
        out.setLong(32, options.related().size());
        out.setLong(40, day);
        text(out, 48, options.dayColumn());
        if (options.progress() != null) {
            out.setPointer(64, CallbackReference.getFunctionPointer(told));
        }
        out.setInt(80, options.language().number());
        out.setPointer(88, related);
        out.setInt(96, options.threads());
        return out;
    }

    private Memory tables() {
        Memory out = blocks.zeros((long) TABLE_SIZE * options.related().size());
        long at = 0;
        for (Map.Entry<String, CaseTable> one : options.related().entrySet()) {
            out.setInt(at, TABLE_SIZE);
            text(out, at + 8, one.getKey());
            out.setPointer(at + 24, one.getValue().schema(blocks));
            out.setPointer(at + 32, one.getValue().array(blocks));
            at += TABLE_SIZE;
        }
        return out;
    }

    private void text(Memory into, long at, String text) {
        Utf8.Bytes bytes = Utf8.encodeName(text, "a name");
        into.setPointer(at, blocks.bytes(bytes.data));
        into.setLong(at + 8, bytes.data.length - 1);
    }

    private static List<Diagnostic> refused(Pointer related) {
        Pointer error = related.getPointer(0);
        return Diagnostic.read(error == null ? null : Native.hjemmel_error_diagnostics(error));
    }

    /** Nothing that is thrown may go through the library: it is kept, and stops the batch. */
    private int told(Pointer user, long done, long total) {
        try {
            return options.progress().goOn(done, total) ? 0 : 1;
        } catch (RuntimeException caught) {
            thrown = caught;
            return 1;
        }
    }
}
