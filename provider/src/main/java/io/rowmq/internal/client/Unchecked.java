package io.rowmq.internal.client;

import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.ResourceAllocationRuntimeException;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.TransactionRolledBackRuntimeException;
import java.util.List;

/**
 * Makes of each checked exception of Jakarta Messaging the unchecked one that the simplified API throws instead
 * (section 10.2). The checked one becomes its cause.
 */
public final class Unchecked {

    /** Something that throws checked exceptions and returns nothing. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does it.
         *
         * @throws JMSException if it fails
         */
        void run() throws JMSException;
    }

    /**
     * Something that throws checked exceptions and returns a value.
     *
     * @param <T> the type of the value
     */
    @FunctionalInterface
    public interface Call<T> {
        /**
         * Does it.
         *
         * @return the value
         * @throws JMSException if it fails
         */
        T call() throws JMSException;
    }

    private interface Maker {
        JMSRuntimeException make(String message, String code, Throwable cause);
    }

    private record Pair(Class<? extends JMSException> checked, Maker unchecked) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(IllegalStateException.class, IllegalStateRuntimeException::new),
            new Pair(InvalidClientIDException.class, InvalidClientIDRuntimeException::new),
            new Pair(InvalidDestinationException.class, InvalidDestinationRuntimeException::new),
            new Pair(InvalidSelectorException.class, InvalidSelectorRuntimeException::new),
            new Pair(JMSSecurityException.class, JMSSecurityRuntimeException::new),
            new Pair(MessageFormatException.class, MessageFormatRuntimeException::new),
            new Pair(MessageNotWriteableException.class, MessageNotWriteableRuntimeException::new),
            new Pair(ResourceAllocationException.class, ResourceAllocationRuntimeException::new),
            new Pair(TransactionInProgressException.class, TransactionInProgressRuntimeException::new),
            new Pair(TransactionRolledBackException.class, TransactionRolledBackRuntimeException::new));

    private Unchecked() {}

    /**
     * Runs something, with unchecked exceptions.
     *
     * @param action what to run
     */
    public static void run(Action action) {
        try {
            action.run();
        } catch (JMSException e) {
            throw of(e);
        }
    }

    /**
     * Calls something, with unchecked exceptions.
     *
     * @param <T> the type of the value
     * @param call what to call
     * @return the value
     */
    public static <T> T call(Call<T> call) {
        try {
            return call.call();
        } catch (JMSException e) {
            throw of(e);
        }
    }

    /**
     * The unchecked counterpart of an exception.
     *
     * @param e the checked exception
     * @return an exception with the same message and error code
     */
    public static JMSRuntimeException of(JMSException e) {
        for (Pair pair : PAIRS) {
            if (pair.checked.isInstance(e)) {
                return pair.unchecked.make(e.getMessage(), e.getErrorCode(), e);
            }
        }
        return new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
}
