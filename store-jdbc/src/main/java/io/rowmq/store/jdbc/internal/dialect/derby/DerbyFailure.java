package io.rowmq.store.jdbc.internal.dialect.derby;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.util.Set;

/** What Derby's SQLSTATEs mean; the first that matches counts. */
enum DerbyFailure {
    /** Another JVM has the files locked. */
    LOCKED(ErrorCode.LOCKED, Set.of("XSDB6", "XSDB7", "XSDB8")),
    /** Refused by authentication. */
    CREDENTIALS(ErrorCode.CREDENTIALS, Set.of("08004", "28502")),
    /** The encryption key is wrong, or there is something else in the directory. */
    FOREIGN_FILE(
            ErrorCode.FOREIGN_FILE,
            Set.of("XBM06", "XBM0J", "XJ049", "XBCXA", "XBCXK", "XSLAN", "XCW00", "XSLA7", "XSDB3", "XSDG2")),
    /** The user or the operating system does not allow it. */
    PERMISSION(ErrorCode.PERMISSION, Set.of("42500", "42501", "42502", "42503", "42504", "42506", "25502", "XBM0H")),
    /** The disk is full, or cannot be read or written. */
    STORAGE(
            ErrorCode.STORAGE,
            Set.of("XSLA0", "XSLA3", "XSLA4", "XSLAE", "XSDF1", "XSDFI", "XSDG0", "XSDG1", "XSDG3", "XSDG9", "XSLB1")),
    /** There is no such database, or the driver is missing. */
    URL(ErrorCode.URL, Set.of("XJ004", "XJ041", "08001", "XJ028", "XJ05B")),
    /** A row does not fit. */
    VALUE(ErrorCode.VALUE, Set.of("22001", "22003", "23502", "23505", "XCL30")),
    /** A connection that is gone. */
    CONNECTION(ErrorCode.CONNECTION, Set.of("08000", "08003", "08006", "XJ001", "XJ015"));

    private final ErrorCode code;
    private final Set<String> states;

    DerbyFailure(ErrorCode code, Set<String> states) {
        this.code = code;
        this.states = states;
    }

    boolean matches(String state) {
        // states of failures that end the connection carry more than the five characters
        return states.contains(state.length() > 5 ? state.substring(0, 5) : state);
    }

    ErrorCode code() {
        return code;
    }
}
