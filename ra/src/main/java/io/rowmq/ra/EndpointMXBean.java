package io.rowmq.ra;

import org.jspecify.annotations.Nullable;

/**
 * The deliveries to one message-driven bean, as an operator sees and controls them. Registered in the platform's
 * MBeanServer as {@code io.rowmq:type=Endpoint,destination="...",name="..."} while the bean is deployed.
 */
public interface EndpointMXBean {

    /**
     * {@return {@code CONNECTING} until the database is reached, {@code RUNNING}, {@code HELD} for a moment after
     * failures, {@code PAUSED} until {@link #resume}, or {@code STOPPED}}
     */
    String getState();

    /** {@return the destination that is read} */
    String getDestination();

    /** {@return how many messages may be worked on at the same time} */
    int getMaxSessions();

    /** {@return how many messages are being worked on at the moment, or looked for} */
    int getActiveSessions();

    /** {@return how many deliveries have succeeded since deployment} */
    long getDelivered();

    /** {@return how many deliveries have failed since deployment} */
    long getFailed();

    /** {@return how many deliveries have failed since the last that succeeded} */
    int getFailuresInRow();

    /** {@return what the last failure was; null if there was none} */
    @Nullable String getLastFailure();

    /** Lets running deliveries end and begins no more until {@link #resume}. Messages wait where they are. */
    void pause();

    /** Goes on after {@link #pause}, or after the endpoint paused because of failures. */
    void resume();
}
