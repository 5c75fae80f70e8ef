package io.rowmq.internal.client;

import jakarta.jms.JMSException;
import jakarta.jms.Session;

/** How a session acknowledges (Jakarta Messaging 3.1, section 6.2.10). */
enum SessionMode {
    /** Local transactions. */
    TRANSACTED(Session.SESSION_TRANSACTED),
    /** Each message as soon as it was received, or its listener returned. */
    AUTO(Session.AUTO_ACKNOWLEDGE),
    /** When the application says so. */
    CLIENT(Session.CLIENT_ACKNOWLEDGE),
    /** Several messages together. */
    DUPS_OK(Session.DUPS_OK_ACKNOWLEDGE);

    private final int code;

    SessionMode(int code) {
        this.code = code;
    }

    /** The constant of {@link Session}. */
    int code() {
        return code;
    }

    static SessionMode of(int code) throws JMSException {
        for (SessionMode mode : values()) {
            if (mode.code == code) {
                return mode;
            }
        }
        throw new JMSException(
                "There is no session mode " + code
                        + "; use AUTO_ACKNOWLEDGE, CLIENT_ACKNOWLEDGE, DUPS_OK_ACKNOWLEDGE or SESSION_TRANSACTED",
                ArgumentCheck.CODE);
    }

    static SessionMode of(boolean transacted, int acknowledgeMode) throws JMSException {
        if (transacted) {
            return TRANSACTED;
        }
        SessionMode mode = of(acknowledgeMode);
        if (mode == TRANSACTED) {
            throw new JMSException(
                    "SESSION_TRANSACTED contradicts transacted = false; use createSession(true, "
                            + "Session.SESSION_TRANSACTED) or another mode",
                    ArgumentCheck.CODE);
        }
        return mode;
    }
}
