// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.Pair;
import dk.hjemmel.Structs.Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Texts as bytes of UTF-8, whatever the platform's charset is. */
final class Utf8 {
    private Utf8() {}

    /** A text that goes in: its bytes, a NUL behind them, and their size. */
    static final class Bytes {
        final byte[] data;
        final SizeT size;

        Bytes(byte[] terminated) {
            data = terminated;
            size = new SizeT(terminated.length - 1);
        }
    }

    /**
     * The bytes of a text; {@code what} names it in messages.
     *
     * @throws NullPointerException for null
     * @throws IllegalArgumentException for half of a surrogate pair, which no UTF-8 stands for
     */
    static Bytes encode(String text, String what) {
        Objects.requireNonNull(text, what);
        try {
            ByteBuffer found = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] data = new byte[found.remaining() + 1];
            found.get(data, 0, data.length - 1);
            return new Bytes(data);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " holds half of a surrogate pair", e);
        }
    }

    /** The same of a name or a text of a fact, which may not hold a NUL. */
    static Bytes encodeName(String text, String what) {
        if (Objects.requireNonNull(text, what).indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " holds a NUL");
        }
        return encode(text, what);
    }

    static String decode(Pointer data, long size) {
        return new String(data.getByteArray(0, Math.toIntExact(size)), StandardCharsets.UTF_8);
    }

    /** A text up to its NUL. */
    static String decode(Pointer terminated) {
        return terminated == null ? "" : terminated.getString(0, "UTF-8");
    }

    /** An array of texts, null where there are none. It lives for as long as the result does. */
    static Text[] texts(List<String> all, String what) {
        if (all.isEmpty()) {
            return null;
        }
        Text[] out = (Text[]) new Text().toArray(all.size());
        for (int i = 0; i < out.length; ++i) {
            fill(out[i], encodeName(all.get(i), what).data);
            out[i].write();
        }
        return out;
    }

    /** An array of pairs of texts, null where there are none. It lives as long as the result. */
    static Pair[] pairs(Map<String, String> all, String first, String second) {
        if (all.isEmpty()) {
            return null;
        }
        Pair[] out = (Pair[]) new Pair().toArray(all.size());
        int at = 0;
        for (Map.Entry<String, String> one : all.entrySet()) {
            fill(out[at].first, encodeName(one.getKey(), first).data);
            fill(out[at].second, encode(one.getValue(), second).data);
            out[at++].write();
        }
        return out;
    }

    private static void fill(Text to, byte[] terminated) {
        Memory copy = new Memory(terminated.length);
        copy.write(0, terminated, 0, terminated.length);
        to.data = copy;
        to.size = new SizeT(terminated.length - 1);
    }
}
