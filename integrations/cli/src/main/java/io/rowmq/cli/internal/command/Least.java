package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;

/** Numbers of a command line that make no sense below, or above, a limit. */
final class Least {

    /** As many seconds as there are in ten years; more is a slip, and would not fit into nanoseconds in the end. */
    static final long LONGEST_WAIT = 10L * 365 * 24 * 60 * 60;

    private Least() {}

    static void of(String option, long value, long least) throws WrongUseException {
        if (value < least) {
            throw new WrongUseException(option + "=" + value + " makes no sense: it is at least " + least);
        }
    }

    static void of(String option, long value, long least, long most) throws WrongUseException {
        of(option, value, least);
        if (value > most) {
            throw new WrongUseException(option + "=" + value + " makes no sense: it is at most " + most);
        }
    }
}
