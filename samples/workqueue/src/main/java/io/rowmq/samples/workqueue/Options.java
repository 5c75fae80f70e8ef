package io.rowmq.samples.workqueue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The command line.
 *
 * @param state the directory of the database
 * @param tasks how many tasks to put into an empty queue
 * @param workers how many workers share them
 * @param kill whether the whole JVM is killed in the middle
 * @param help whether only to explain
 */
record Options(Path state, int tasks, int workers, boolean kill, boolean help) {

    static final String USAGE = """
            usage: samples/workqueue/run [OPTION]...

            Several workers share the tasks of a durable queue. One dies in the middle of a task,
            and another does it again.

              --tasks N      put N tasks into the queue, if it is empty (default: 20)
              --workers N    2 to 64 workers (default: 4)
              --kill         kill this JVM when half of the tasks are done; the next start goes on
              --state DIR    keep the queue in DIR (default: target/state of the sample)
              --help         print this

            exit code: 0 all tasks are done, 1 stopped by an error, 2 wrong option, 137 killed
            """;

    /** @throws IllegalArgumentException if it cannot be understood; the message says what, and what is expected */
    static Options parse(String... args) {
        Path state = Path.of("target", "state");
        int tasks = 20;
        int workers = 4;
        boolean kill = false;
        boolean help = false;
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--state" -> state = Path.of(value(arg, rest));
                case "--tasks" -> tasks = number(arg, rest, 1, 10_000);
                case "--workers" -> workers = number(arg, rest, 2, 64);
                case "--kill" -> kill = true;
                case "--help", "-h" -> help = true;
                default -> throw new IllegalArgumentException("unknown option " + arg);
            }
        }
        return new Options(state, tasks, workers, kill, help);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static int number(String option, Deque<String> rest, int least, int most) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the range.
        }
        throw new IllegalArgumentException(
                option + " needs a whole number from " + least + " to " + most + ", not '" + value + "'");
    }
}
