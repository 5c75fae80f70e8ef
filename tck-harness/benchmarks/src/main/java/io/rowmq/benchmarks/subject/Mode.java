package io.rowmq.benchmarks.subject;

import jakarta.jms.JMSContext;

/** How a line settles. */
public enum Mode {
    /** Each send and each receipt is durable when the call returns. */
    AUTO(JMSContext.AUTO_ACKNOWLEDGE),
    /** Receipts are settled by {@link Line#end}. */
    CLIENT(JMSContext.CLIENT_ACKNOWLEDGE),
    /** Receipts are settled by the provider at its leisure. */
    DUPS_OK(JMSContext.DUPS_OK_ACKNOWLEDGE),
    /** Sends and receipts are committed by {@link Line#end}. */
    TRANSACTED(JMSContext.SESSION_TRANSACTED);

    private final int sessionMode;

    Mode(int sessionMode) {
        this.sessionMode = sessionMode;
    }

    /** The constant of Jakarta Messaging. */
    int sessionMode() {
        return sessionMode;
    }
}
