package io.rowmq.ra.internal.outbound;

import io.rowmq.internal.client.XaConnection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.XASession;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * How a session acknowledges, as an application in a server sees it: within the transaction if there is one, otherwise
 * automatically (Jakarta Messaging 3.1, section 12.2).
 */
final class Mode {

    private Mode() {}

    /** The answer to one of the methods that ask for the mode or depend on it. */
    static @Nullable Object answer(Method method, XASession session) throws JMSException {
        boolean transacted = XaConnection.inTransaction(session);
        return switch (method.getName()) {
            case "getTransacted" -> transacted;
            case "getAcknowledgeMode", "getSessionMode" ->
                transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE;
            case "recover" -> {
                if (transacted) {
                    throw new IllegalStateException("The session is in a transaction and cannot be recovered; let the"
                            + " transaction roll back");
                }
                // Each message was acknowledged when it was received: nothing is left to be delivered again.
                yield null;
            }
            default -> throw refused(method.getName(), transacted);
        };
    }

    private static JMSException refused(String method, boolean transacted) {
        String message = method + " is not for an application in a Jakarta EE server (Jakarta Messaging, section 12.4):"
                + " the transaction is the server's, use jakarta.transaction.UserTransaction";
        return transacted
                ? new TransactionInProgressException(message, "ROWMQ-RESTRICTED")
                : new IllegalStateException(message, "ROWMQ-RESTRICTED");
    }
}
