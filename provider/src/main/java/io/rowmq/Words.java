package io.rowmq;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the values of options; each complaint names the option, the value and what is allowed. */
final class Words {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,30}");
    private static final Pattern SCHEMA = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private Words() {}

    /** The truth that a word stands for. */
    static boolean truth(String property, String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(property + "='" + text + "' is neither true nor false");
        };
    }

    static <E extends Enum<E>> E word(Class<E> type, String option, @Nullable String value) {
        for (E constant : type.getEnumConstants()) {
            if (value != null && constant.name().equalsIgnoreCase(value.strip())) {
                return constant;
            }
        }
        String allowed =
                Arrays.stream(type.getEnumConstants()).map(Words::lower).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(option + "='" + value + "' is not one of " + allowed);
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static long range(String option, long value, long least, long most) {
        return range(option, value, least, most, "");
    }

    static long range(String option, long value, long least, long most, String remark) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    option + "=" + value + " is not between " + least + " and " + most + remark);
        }
        return value;
    }

    static @Nullable String nullIfBlank(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    static String prefix(@Nullable String value) {
        if (value == null || !PREFIX.matcher(value).matches()) {
            throw new IllegalArgumentException("tablePrefix='" + value
                    + "' does not consist of 1 to 31 letters, digits and underscores, the first one a letter");
        }
        return value;
    }

    static @Nullable String schema(@Nullable String value) {
        if (value != null && !SCHEMA.matcher(value).matches()) {
            throw new IllegalArgumentException("schema='" + value
                    + "' does not consist of 1 to 63 letters, digits and underscores, the first one no digit");
        }
        return value;
    }
}
