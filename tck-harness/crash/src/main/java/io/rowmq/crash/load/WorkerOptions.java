package io.rowmq.crash.load;

import java.nio.file.Path;
import java.util.List;

/**
 * What a worker JVM is told.
 *
 * @param url the database
 * @param journal where to say what happens
 * @param incarnation its number
 * @param seed decides what the load does
 * @param mode what to do
 * @param hook what stands between store and database: {@code none}, {@code log}, {@code halt:before:commit:3}, or
 *     {@code sabotage:NO_SYNC}
 */
public record WorkerOptions(String url, Path journal, int incarnation, long seed, Mode mode, String hook) {

    /** What a worker does. */
    public enum Mode {
        /** Creates what the others need. */
        SETUP,
        /** Plays with all actors until standard input ends or says so. */
        LOAD,
        /** As LOAD, while other workers use the same database. */
        SHARED_LOAD,
        /** Plays the script once. */
        SCRIPT,
        /** Plays the sending half of the script and halts. */
        SENDS,
        /** Plays the settling half of the script and halts. */
        SETTLES,
        /** Empties everything. */
        DRAIN
    }

    /** As command line arguments. */
    public List<String> arguments() {
        return List.of(url, journal.toString(), Integer.toString(incarnation), Long.toString(seed), mode.name(), hook);
    }

    /** From command line arguments. */
    static WorkerOptions parse(String[] args) {
        return new WorkerOptions(
                args[0],
                Path.of(args[1]),
                Integer.parseInt(args[2]),
                Long.parseLong(args[3]),
                Mode.valueOf(args[4]),
                args[5]);
    }
}
