package io.rowmq.console.internal.api;

import io.rowmq.console.internal.web.Problem;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import java.util.Map;

/** Which status of HTTP a failure of RowMQ has; what it says is passed on, because it says what there is. */
final class Failures {

    private static final int BAD = 400;
    private static final int DENIED = 403;
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;
    private static final int FAILED = 500;
    private static final int UNREACHABLE = 503;

    /** Over JMX only the code tells what kind of failure it is. */
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("ROWMQ-DENIED", DENIED),
            Map.entry("ROWMQ-LOGIN", DENIED),
            Map.entry("ROWMQ-DESTINATION", MISSING),
            Map.entry("ROWMQ-NO-MESSAGE", MISSING),
            Map.entry("ROWMQ-NO-SUBSCRIPTION", MISSING),
            Map.entry("ROWMQ-NO-BRANCH", MISSING),
            Map.entry("ROWMQ-DELETED", MISSING),
            Map.entry("ROWMQ-MANAGEMENT", BAD),
            Map.entry("ROWMQ-MESSAGE-TEXT", BAD),
            Map.entry("ROWMQ-SETTING", CONFLICT),
            Map.entry("ROWMQ-IN-USE", CONFLICT),
            Map.entry("ROWMQ-NOT-PREPARED", CONFLICT),
            Map.entry("ROWMQ-NOT-DECIDED", CONFLICT),
            Map.entry("ROWMQ-CONNECTION", UNREACHABLE),
            Map.entry("ROWMQ-DATABASE-LOCKED", UNREACHABLE),
            Map.entry("ROWMQ-CLOSED", UNREACHABLE));

    private Failures() {}

    static Problem problem(JMSException failure) {
        String code = failure.getErrorCode() == null ? "ROWMQ-CONSOLE-FAILED" : failure.getErrorCode();
        int status = STATUS.getOrDefault(code, otherwise(failure));
        return new Problem(status, code, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private static int otherwise(JMSException failure) {
        if (failure instanceof InvalidSelectorException) {
            return BAD;
        }
        return failure instanceof IllegalStateException ? CONFLICT : FAILED;
    }
}
