package io.rowmq.internal.engine;

import jakarta.jms.JMSException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's view of one backlog. It never waits for messages: who wants to wait arms a signal and polls again when
 * it was given.
 */
public interface Reader extends AutoCloseable {

    /**
     * Says in whose hands deliveries are that this reader takes: who has a message of a group in hand gets the next
     * ones too, and nobody else does. The reader itself unless something else is said.
     *
     * @param hands is asked when a delivery is taken or waited for
     */
    void into(Supplier<?> hands);

    /**
     * Takes the next delivery that this reader may have, reading from the store where that is needed, so that null
     * means there is none now.
     */
    @Nullable Claim poll() throws JMSException;

    /**
     * Asks for one signal when a delivery may be there. One signal goes to one reader, for one delivery, and obliges it
     * to poll, or to {@linkplain #disarm() disarm}, which passes the signal on. The signal is given by a committing
     * thread and must not block.
     *
     * @return false if a delivery may be there already, in which case no signal will come
     */
    boolean arm(Runnable signal);

    /** Withdraws the request; a signal given in the meantime goes to another reader. */
    void disarm();

    /**
     * Ends the reader. What it has taken stays taken. For a non-durable subscription the last reader's end is its end.
     */
    @Override
    void close();
}
