package io.rowmq.ra.internal;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.EISSystemException;
import jakarta.resource.spi.LocalTransactionException;
import jakarta.resource.spi.SecurityException;
import javax.transaction.xa.XAException;

/** Makes the exceptions of Jakarta Connectors of those of Jakarta Messaging, and the other way round. */
public final class Problems {

    private Problems() {}

    /** An exception for the server: what was being done, and why it failed. */
    public static ResourceException resource(String what, JMSException cause) {
        String message = what + ": " + cause.getMessage();
        ResourceException problem = cause instanceof JMSSecurityException
                ? new SecurityException(message, cause)
                : new EISSystemException(message, cause);
        problem.setErrorCode(cause.getErrorCode());
        return problem;
    }

    /** The same for what an XA resource says. */
    public static ResourceException resource(String what, XAException cause) {
        if (cause.getCause() instanceof JMSException reason) {
            return resource(what, reason);
        }
        return new LocalTransactionException(what + ": " + cause.getMessage(), cause);
    }

    /** An exception for the application; if it came from RowMQ through the server, it comes out as it was. */
    public static JMSException messaging(ResourceException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof JMSException original) {
                return original;
            }
        }
        String message = "The application server gives no connection: " + problem.getMessage();
        return problem instanceof SecurityException
                ? new JMSSecurityException(message, problem.getErrorCode(), problem)
                : new JMSException(message, problem.getErrorCode(), problem);
    }
}
