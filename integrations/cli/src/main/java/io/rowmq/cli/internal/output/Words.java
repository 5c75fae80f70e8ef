package io.rowmq.cli.internal.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
public final class Words {

    private static final int LONGEST_CELL = 80;
    private static final int KIBI = 1024;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** A value in one line of a table; what would not fit is cut, and control characters do no harm. */
    static String cell(@Nullable Object value) {
        String text = text(value);
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 3) + "...";
    }

    /** A value in one line. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        } else if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.1f", number);
        } else if (value instanceof Instant time) {
            return TIME.format(time) + "Z";
        }
        return harmless(value.toString());
    }

    /** Text without characters that would move the cursor or colour the screen. */
    static String harmless(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(each -> shown.appendCodePoint(
                        each == '\n' || each == '\r' || each == '\t'
                                ? ' '
                                : Character.isISOControl(each) ? 0xFFFD : each));
        return shown.toString();
    }

    /** A time in milliseconds since the epoch, null for 0. */
    public static @Nullable Instant time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    /** How long something took or has waited. */
    public static String span(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (seconds < 60) {
            return seconds + "s";
        } else if (seconds < 3600) {
            return seconds / 60 + "m" + two(seconds % 60) + "s";
        } else if (seconds < 86_400) {
            return seconds / 3600 + "h" + two(seconds / 60 % 60) + "m";
        }
        return seconds / 86_400 + "d" + two(seconds / 3600 % 24) + "h";
    }

    private static String two(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    /** A number of bytes. */
    public static String size(long bytes) {
        if (bytes < KIBI) {
            return bytes + " B";
        } else if (bytes < KIBI * KIBI) {
            return String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KIBI);
        }
        return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / KIBI / KIBI);
    }

    /** A number of things. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
