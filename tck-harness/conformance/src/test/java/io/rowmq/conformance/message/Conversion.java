package io.rowmq.conformance.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.provider.Arguments;

/** The tables of conversions: 3-2 for properties, 3-7 for the entries of map and stream messages. */
enum Conversion {
    BOOLEAN(true),
    BYTE((byte) 7),
    SHORT((short) 300),
    CHAR('x'),
    INT(70_000),
    LONG(1L << 40),
    FLOAT(1.5f),
    DOUBLE(2.5e100),
    STRING("1"),
    BYTES(new byte[] {1, 2, 3});

    private static final Map<Conversion, Set<Conversion>> ALLOWED = new EnumMap<>(Map.of(
            BOOLEAN, EnumSet.of(BOOLEAN, STRING),
            BYTE, EnumSet.of(BYTE, SHORT, INT, LONG, STRING),
            SHORT, EnumSet.of(SHORT, INT, LONG, STRING),
            CHAR, EnumSet.of(CHAR, STRING),
            INT, EnumSet.of(INT, LONG, STRING),
            LONG, EnumSet.of(LONG, STRING),
            FLOAT, EnumSet.of(FLOAT, DOUBLE, STRING),
            DOUBLE, EnumSet.of(DOUBLE, STRING),
            STRING, EnumSet.of(BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, STRING),
            BYTES, EnumSet.of(BYTES)));

    /** The types of properties. */
    static final Set<Conversion> PROPERTIES = EnumSet.complementOf(EnumSet.of(CHAR, BYTES));

    /** The types of the entries of map and stream messages. */
    static final Set<Conversion> ENTRIES = EnumSet.allOf(Conversion.class);

    /** The types that a string is converted to by a number's {@code valueOf}. */
    static final Set<Conversion> NUMBERS = EnumSet.of(BYTE, SHORT, INT, LONG, FLOAT, DOUBLE);

    private final Object sample;

    Conversion(Object sample) {
        this.sample = sample;
    }

    /** A value of the type. */
    Object sample() {
        return sample;
    }

    /** All pairs of a type that is written and a type that is read. */
    static List<Arguments> pairs(Set<Conversion> types) {
        List<Arguments> pairs = new ArrayList<>();
        for (Conversion written : types) {
            for (Conversion read : types) {
                pairs.add(Arguments.of(written, read));
            }
        }
        return pairs;
    }

    /** Whether what is written as this type can be read as the other. */
    boolean readableAs(Conversion read) {
        return ALLOWED.getOrDefault(this, Set.of()).contains(read);
    }

    /** What this type's sample is as the other type. */
    Object sampleAs(Conversion read) {
        if (read == this) {
            return sample;
        }
        return switch (read) {
            case STRING -> String.valueOf(sample);
            case BOOLEAN -> Boolean.valueOf((String) sample);
            default -> this == STRING ? parse(read, (String) sample) : widen(read, (Number) sample);
        };
    }

    private static Object parse(Conversion read, String text) {
        return switch (read) {
            case BYTE -> Byte.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            default ->
                throw new IllegalArgumentException(Arrays.asList(read, text).toString());
        };
    }

    private static Object widen(Conversion read, Number number) {
        return switch (read) {
            case SHORT -> number.shortValue();
            case INT -> number.intValue();
            case LONG -> number.longValue();
            case DOUBLE -> number.doubleValue();
            default ->
                throw new IllegalArgumentException(Arrays.asList(read, number).toString());
        };
    }
}
