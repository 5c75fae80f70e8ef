package io.rowmq.benchmarks.subject;

import jakarta.jms.JMSContext;

/** How a line settles. */
public enum Mode {
    /** Each send and each receipt is done when the call returns. */
    AUTO(JMSContext.AUTO_ACKNOWLEDGE),
    /** Receipts are settled by {@link Line#end}. */
    CLIENT(JMSContext.CLIENT_ACKNOWLEDGE),
    /** Receipts are settled by the provider at its leisure. */
    DUPS_OK(JMSContext.DUPS_OK_ACKNOWLEDGE),
    /** Sends and receipts are committed by {@link Line#end}. */
    TRANSACTED(JMSContext.SESSION_TRANSACTED),
    /** As TRANSACTED, and together with rows of the application: by one local transaction if there is such, else XA. */
    ROWS(JMSContext.SESSION_TRANSACTED),
    /** As TRANSACTED, and together with rows of the application, by a transaction manager in two phases. */
    XA(JMSContext.SESSION_TRANSACTED);

    private final int sessionMode;

    Mode(int sessionMode) {
        this.sessionMode = sessionMode;
    }

    /** The constant of Jakarta Messaging. */
    public int sessionMode() {
        return sessionMode;
    }
}
