package io.rowmq.cli.internal.command;

/** What exit codes mean. */
final class ExitCode {

    /** All was done. */
    static final int DONE = 0;
    /** It was refused or failed; nothing was done, or the message says what. */
    static final int FAILED = 1;
    /** The command line makes no sense. */
    static final int USAGE = 2;
    /** What was named does not exist, or there was nothing to receive. */
    static final int NOTHING = 3;
    /** There is no way to the database or the JVM. */
    static final int UNREACHABLE = 4;
    /** The user may not do this. */
    static final int DENIED = 5;
    /** A part was done; the output says which. */
    static final int PARTLY = 6;
    /** Something should be looked at. */
    static final int WARNING = 7;

    static final String[] LIST = {
        "0:done",
        "1:refused or failed",
        "2:the command line makes no sense",
        "3:what was named does not exist, or there was nothing to receive",
        "4:no way to the database or the JVM",
        "5:not permitted",
        "6:done in part; the output says what",
        "7:done, and something should be looked at"
    };

    private ExitCode() {}
}
