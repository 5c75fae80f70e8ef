package io.rowmq.internal.message;

import jakarta.jms.MessageFormatException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The conversions between the types of values, table 3-2 for properties and table 3-7 for map and stream messages: the
 * former is the part of the latter without char and byte[].
 *
 * <p>A null is read as a primitive type as if it were the text null: {@code valueOf} decides, so that a boolean is
 * false, numbers throw {@link NumberFormatException}, and float, double and char {@link NullPointerException}.
 * {@code what} names the value in messages of exceptions.
 */
final class Conversions {

    private Conversions() {}

    static boolean toBoolean(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return Boolean.parseBoolean(textOrNull(value, "boolean", what));
    }

    static byte toByte(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Byte number) {
            return number;
        }
        return Byte.parseByte(textOrNull(value, "byte", what));
    }

    static short toShort(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).shortValue();
        }
        return Short.parseShort(textOrNull(value, "short", what));
    }

    static char toChar(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Character character) {
            return character;
        }
        if (value == null) {
            throw new NullPointerException(what + " is null and cannot be read as char (section 3.11.3)");
        }
        throw impossible(value, "char", what);
    }

    static int toInt(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        }
        return Integer.parseInt(textOrNull(value, "int", what));
    }

    static long toLong(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return Long.parseLong(textOrNull(value, "long", what));
    }

    static float toFloat(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Float number) {
            return number;
        }
        return Float.parseFloat(textOrNull(value, "float", what));
    }

    static double toDouble(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        return Double.parseDouble(textOrNull(value, "double", what));
    }

    static @Nullable String toText(@Nullable Object value, String what) throws MessageFormatException {
        if (value instanceof byte[]) {
            throw impossible(value, "String", what);
        }
        return value == null ? null : value.toString();
    }

    static byte @Nullable [] toBytes(@Nullable Object value, String what) throws MessageFormatException {
        if (value == null) {
            return null;
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        throw impossible(value, "byte[]", what);
    }

    /** The value itself, or a copy where it could be changed. */
    static @Nullable Object copy(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    /** A part of an array, as a copy. */
    static byte[] slice(byte[] value, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, value.length);
        return Arrays.copyOfRange(value, offset, offset + length);
    }

    /** Lets pass what a property can be (section 3.5.5). */
    static @Nullable Object propertyValue(@Nullable Object value, String what) throws MessageFormatException {
        if (value == null || value instanceof String || value instanceof Boolean || number(value)) {
            return value;
        }
        throw new MessageFormatException(
                what + " cannot be of " + value.getClass().getName()
                        + "; a property is a boolean, byte, short, int, long, float, double or String");
    }

    /** Lets pass what an entry of a map or stream message can be (section 3.11.3), bytes as a copy. */
    static @Nullable Object entryValue(@Nullable Object value, String what) throws MessageFormatException {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof byte[]
                || number(value)) {
            return copy(value);
        }
        throw new MessageFormatException(
                what + " cannot be of " + value.getClass().getName()
                        + "; it can be a boolean, byte, short, char, int, long, float, double, String or byte[]");
    }

    private static boolean number(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }

    /** A null goes to the parse method of the primitive type, which throws as the specification asks. */
    private static String textOrNull(@Nullable Object value, String to, String what) throws MessageFormatException {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw impossible(value, to, what);
    }

    private static MessageFormatException impossible(Object value, String to, String what) {
        String from = value instanceof byte[] ? "byte[]" : value.getClass().getSimpleName();
        return new MessageFormatException(what + " is of type " + from + " and cannot be read as " + to
                + "; read it as an object or as its type");
    }
}
