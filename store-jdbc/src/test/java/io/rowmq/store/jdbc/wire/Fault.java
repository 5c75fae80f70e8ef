package io.rowmq.store.jdbc.wire;

/** What happens to a connection at a statement. */
public enum Fault {
    /** It is cut before the server sees the statement. */
    CUT_BEFORE,
    /** It is cut when the server has executed the statement, before the client hears of it. */
    CUT_AFTER,
    /** The same, but the client hears all of the answer except how it ends. */
    CUT_WITHIN,
    /** It goes silent before the server sees the statement. */
    FREEZE_BEFORE,
    /** It goes silent when the server has the statement, so that it is executed. */
    FREEZE_AFTER
}
