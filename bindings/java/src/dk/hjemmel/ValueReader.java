// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.DurationParts;
import dk.hjemmel.Structs.ItemInfo;
import dk.hjemmel.Structs.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Copies values out of the library. Called while their owner is in use. */
final class ValueReader {
    private final Handle owner;

    ValueReader(Handle owner) {
        this.owner = owner;
    }

    /** The value with all that is in it; one of kind NULL for a pointer that is null. */
    Value read(Pointer value) {
        if (value == null) {
            return new Value(owner, null, Value.Kind.NULL, null, List.of());
        }
        Value.Kind kind = Value.Kind.of(Calls.check(Native.hjemmel_value_kind(value)));
        return new Value(owner, value, kind, content(value, kind), items(value));
    }

    private static Object content(Pointer value, Value.Kind kind) {
        switch (kind) {
            case BOOLEAN:
                byte[] yes = new byte[1];
                Calls.check(Native.hjemmel_value_boolean(value, yes));
                return yes[0] != 0;
            case NUMBER:
                return number(value);
            case TEXT:
                Text text = new Text();
                Calls.check(Native.hjemmel_value_text(value, text));
                return text.get();
            case DATE:
                return date(value);
            case TIME:
                return new Value.Moment(iso(value), null);
            case DATE_AND_TIME:
                return new Value.Moment(iso(value), date(value));
            case DURATION:
                DurationParts time = duration(value);
                return Duration.ofSeconds(time.seconds, time.nanoseconds);
            case MONTHS:
                return duration(value).months;
            default:
                return null;
        }
    }

    private List<Value.Item> items(Pointer value) {
        ItemInfo item = new ItemInfo();
        if (Calls.check(Native.hjemmel_value_item(value, new SizeT(0), item)) == Native.NONE) {
            return List.of();
        }
        List<Value.Item> all = new ArrayList<>();
        do {
            all.add(new Value.Item(item.name.get(), read(item.value), item.flags));
            item = new ItemInfo();
        } while (Calls.check(Native.hjemmel_value_item(value, new SizeT(all.size()), item))
                == Native.OK);
        return List.copyOf(all);
    }

    /** Beyond 64 bits a number comes as text, which has all 34 digits. */
    private static BigDecimal number(Pointer value) {
        LongByReference coefficient = new LongByReference();
        IntByReference exponent = new IntByReference();
        int result = Native.hjemmel_value_number(value, coefficient, exponent);
        if (result == Native.ERROR_RANGE) {
            return new BigDecimal(Value.write(value, Native.JSON, Language.ENGLISH));
        }
        Calls.check(result);
        return new BigDecimal(BigInteger.valueOf(coefficient.getValue()), -exponent.getValue());
    }

    private static LocalDate date(Pointer value) {
        LongByReference day = new LongByReference();
        Calls.check(Native.hjemmel_value_date(value, day));
        return LocalDate.ofEpochDay(day.getValue());
    }

    private static DurationParts duration(Pointer value) {
        DurationParts parts = new DurationParts();
        Calls.check(Native.hjemmel_value_duration(value, parts));
        return parts;
    }

    /** The JSON text without its quotes: nothing in it needs to be escaped. */
    private static String iso(Pointer value) {
        String json = Value.write(value, Native.JSON, Language.ENGLISH);
        return json.substring(1, json.length() - 1);
    }
}
