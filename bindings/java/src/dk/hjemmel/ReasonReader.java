// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.ReasonInfo;
import dk.hjemmel.Structs.SourceInfo;
import dk.hjemmel.Structs.Text;
import dk.hjemmel.Structs.UsedInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Copies a tree of reasons out of the library. Called while the tree is in use. */
final class ReasonReader {
    private final ValueReader values;
    private final int language;

    ReasonReader(Handle tree, Language language) {
        values = new ValueReader(tree);
        this.language = language.number();
    }

    Reason read(Pointer node) {
        ReasonInfo info = new ReasonInfo();
        Calls.check(Native.hjemmel_reason_get_info(node, language, info));
        return new Reason(
                info,
                info.value == null ? null : values.read(info.value),
                all(info.part_count, at -> read(Native.hjemmel_reason_part(node, new SizeT(at)))),
                all(info.used_count, at -> used(node, at)),
                all(info.source_count, at -> source(node, at)),
                all(info.missing_count, at -> missing(node, at)));
    }

    private static <T> List<T> all(SizeT count, IntFunction<T> get) {
        List<T> out = new ArrayList<>();
        for (int i = 0; i < count.intValue(); ++i) {
            out.add(get.apply(i));
        }
        return List.copyOf(out);
    }

    private Reason.Used used(Pointer node, int at) {
        UsedInfo info = new UsedInfo();
        Calls.check(Native.hjemmel_reason_used(node, new SizeT(at), language, info));
        return new Reason.Used(info, values.read(info.value));
    }

    private Reason.Source source(Pointer node, int at) {
        SourceInfo info = new SourceInfo();
        Calls.check(Native.hjemmel_reason_source(node, new SizeT(at), language, info));
        return new Reason.Source(info);
    }

    private static String missing(Pointer node, int at) {
        Text path = new Text();
        Calls.check(Native.hjemmel_reason_missing(node, new SizeT(at), path));
        return path.get();
    }
}
