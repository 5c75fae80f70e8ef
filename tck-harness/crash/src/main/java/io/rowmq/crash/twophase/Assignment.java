package io.rowmq.crash.twophase;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told.
 *
 * @param messages the URL of RowMQ's database
 * @param rows the URL of the other one
 * @param directory where logs are kept
 * @param incarnation its number; the first one makes the table
 * @param seed decides the order of the resources in each transaction
 * @param point where to end; null to work until the round is over
 */
record Assignment(
        String messages,
        String rows,
        Path directory,
        int incarnation,
        long seed,
        @Nullable Point point) {

    private static final String NOWHERE = "none";

    /** As command line arguments. */
    List<String> arguments() {
        return List.of(
                messages,
                rows,
                directory.toString(),
                Integer.toString(incarnation),
                Long.toString(seed),
                point == null ? NOWHERE : point.toString());
    }

    /** From command line arguments. */
    static Assignment parse(String[] args) {
        return new Assignment(
                args[0],
                args[1],
                Path.of(args[2]),
                Integer.parseInt(args[3]),
                Long.parseLong(args[4]),
                args[5].equals(NOWHERE) ? null : Point.parse(args[5]));
    }
}
