package io.rowmq.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell that could not be measured, or that lost or doubled a message. */
final class CellFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final Pattern EXCEPTION =
            Pattern.compile("^(?:Caused by: |Exception in thread \".*\" )[\\w.$]+: (.+)$", Pattern.MULTILINE);

    private final String reason;

    CellFailure(String cell, int status, CharSequence said) {
        super(cell + " failed with status " + status + ": " + said);
        this.reason = reason(said, "it ended with status " + status);
    }

    /** In one line: what the innermost exception said. */
    String reason() {
        return reason;
    }

    private static String reason(CharSequence said, String otherwise) {
        Matcher exceptions = EXCEPTION.matcher(said);
        String last = otherwise;
        while (exceptions.find()) {
            last = exceptions.group(1);
        }
        return last;
    }
}
