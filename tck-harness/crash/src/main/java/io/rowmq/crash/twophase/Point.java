package io.rowmq.crash.twophase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a JVM ends: before or after a step that the transaction manager asks a resource for.
 *
 * @param side which resource
 * @param step which step
 * @param after whether the step is still carried out
 * @param number the how manieth such step, from 1
 */
record Point(Side side, Step step, boolean after, int number) {

    /** The two resources. */
    enum Side {
        MESSAGES,
        ROWS
    }

    /** The steps. */
    enum Step {
        PREPARE,
        COMMIT,
        ROLLBACK
    }

    /** All of them, for the first {@code numbers} occurrences. */
    static List<Point> all(int numbers) {
        List<Point> points = new ArrayList<>();
        for (int number = 1; number <= numbers; number++) {
            for (Side side : Side.values()) {
                for (Step step : Step.values()) {
                    points.add(new Point(side, step, false, number));
                    points.add(new Point(side, step, true, number));
                }
            }
        }
        return points;
    }

    /** From its text, such as {@code messages:prepare:after:2}. */
    static Point parse(String text) {
        String[] words = text.toUpperCase(Locale.ROOT).split(":");
        return new Point(
                Side.valueOf(words[0]), Step.valueOf(words[1]), words[2].equals("AFTER"), Integer.parseInt(words[3]));
    }

    @Override
    public String toString() {
        return (side + ":" + step + (after ? ":after:" : ":before:") + number).toLowerCase(Locale.ROOT);
    }
}
