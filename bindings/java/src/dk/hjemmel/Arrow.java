// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** The two structs of Arrow's C data interface, by the places of their members. */
final class Arrow {
    static final int SCHEMA_SIZE = 72;
    static final int SCHEMA_FORMAT = 0;
    static final int SCHEMA_NAME = 8;
    static final int SCHEMA_FLAGS = 24;
    static final int SCHEMA_CHILD_COUNT = 32;
    static final int SCHEMA_CHILDREN = 40;
    static final int SCHEMA_RELEASE = 56;

    static final int ARRAY_SIZE = 80;
    static final int ARRAY_LENGTH = 0;
    static final int ARRAY_NULL_COUNT = 8;
    static final int ARRAY_OFFSET = 16;
    static final int ARRAY_BUFFER_COUNT = 24;
    static final int ARRAY_CHILD_COUNT = 32;
    static final int ARRAY_BUFFERS = 40;
    static final int ARRAY_CHILDREN = 48;
    static final int ARRAY_RELEASE = 64;

    static final int NULLABLE = 2;

    private Arrow() {}

    /** A function that releases a struct. */
    interface Release extends Callback {
        void invoke(Pointer struct);
    }

    /** The library only looks at our tables: there is nothing to be released. */
    private static final Release NOTHING = struct -> {};

    private static final Pointer KEPT = CallbackReference.getFunctionPointer(NOTHING);

    /** Releases what the library made, where it is not released yet. */
    static void release(Pointer struct, int member) {
        Pointer function = struct.getPointer(member);
        if (function != null) {
            Function.getFunction(function).invokeVoid(new Object[] {struct});
        }
    }

    /** Memory that tables are laid out in; it lives for as long as this object does. */
    static final class Blocks {
        private final List<Memory> held = new ArrayList<>();

        /** Zeros. */
        Memory zeros(long size) {
            Memory made = new Memory(Math.max(1, size));
            made.clear();
            held.add(made);
            return made;
        }

        Memory bytes(byte[] data) {
            Memory made = zeros(data.length);
            made.write(0, data, 0, data.length);
            return made;
        }

        Memory pointers(List<? extends Pointer> all) {
            Memory made = zeros((long) com.sun.jna.Native.POINTER_SIZE * all.size());
            for (int i = 0; i < all.size(); ++i) {
                made.setPointer((long) com.sun.jna.Native.POINTER_SIZE * i, all.get(i));
            }
            return made;
        }

        Memory schema(String format, String name, List<Pointer> children) {
            Memory out = zeros(SCHEMA_SIZE);
            out.setPointer(SCHEMA_FORMAT, bytes(Utf8.encode(format, "a format").data));
            out.setPointer(SCHEMA_NAME, bytes(Utf8.encodeName(name, "a name").data));
            out.setLong(SCHEMA_FLAGS, NULLABLE);
            out.setLong(SCHEMA_CHILD_COUNT, children.size());
            out.setPointer(SCHEMA_CHILDREN, pointers(children));
            out.setPointer(SCHEMA_RELEASE, KEPT);
            return out;
        }

        Memory array(long length, List<Pointer> buffers, List<Pointer> children) {
            Memory out = zeros(ARRAY_SIZE);
            out.setLong(ARRAY_LENGTH, length);
            out.setLong(ARRAY_NULL_COUNT, children.isEmpty() ? -1 : 0);
            out.setLong(ARRAY_BUFFER_COUNT, buffers.size());
            out.setPointer(ARRAY_BUFFERS, pointers(buffers));
            out.setLong(ARRAY_CHILD_COUNT, children.size());
            out.setPointer(ARRAY_CHILDREN, pointers(children));
            out.setPointer(ARRAY_RELEASE, KEPT);
            return out;
        }
    }
}
