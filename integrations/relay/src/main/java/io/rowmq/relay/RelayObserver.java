package io.rowmq.relay;

import io.rowmq.spi.Alert;
import jakarta.jms.Message;
import java.time.Duration;

/**
 * Is told what a relay does, for metrics and alarms. Each method does nothing by default, and is called by the relay's
 * own thread, which waits for it. What they throw is logged and goes no further.
 *
 * <p>A relay is an ordinary client of RowMQ: what it receives, sends and rolls back is told to the
 * {@link io.rowmq.spi.MessageObserver}s of the RowMQ factory that it was given, too.
 */
public interface RelayObserver {

    /**
     * A transaction that forwarded messages is committed.
     *
     * @param relay the relay's name
     * @param messages how many it forwarded, dead letters not counted
     * @param nanos how long it took from the first receipt
     */
    default void forwarded(String relay, int messages, long nanos) {}

    /**
     * Something failed. Nothing is lost; the relay connects again after a while.
     *
     * @param relay the relay's name
     * @param failure what it was
     * @param pause how long the relay waits
     */
    default void failed(String relay, Exception failure, Duration pause) {}

    /**
     * A message could not be forwarded in as many attempts as are allowed, and is in the dead letter queue once the
     * transaction commits.
     *
     * @param relay the relay's name
     * @param message the message as it came; its properties cannot be changed here
     * @param reason the last failure, or what is known of it
     */
    default void deadLettered(String relay, Message message, String reason) {}

    /**
     * The relay has failed for over a minute, or does so no more. Also logged by {@code io.rowmq.alert}.
     *
     * @param alert of the kind RELAY, about the relay's name
     */
    default void alert(Alert alert) {}
}
