package io.rowmq.internal.engine;

import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.DestinationRow.Kind;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where names of destinations get their keys. */
interface DestinationNames {

    /** All that exist and have to be known from the start. */
    List<DestinationRow> load() throws JMSException;

    /** The permanent destination of that name, created if it does not exist. */
    Defined define(Kind kind, String name) throws JMSException;

    /** A new temporary destination. */
    DestinationRow createTemporary(Kind kind, String name) throws JMSException;

    /** The temporary destination of another JVM, null if there is none. */
    @Nullable DestinationRow temporaryElsewhere(String name) throws JMSException;

    /**
     * Forgets what is remembered of temporary destinations of other JVMs.
     *
     * @param ids their keys
     * @return whether any of them was remembered
     */
    boolean forgetElsewhere(Collection<Long> ids);

    /** A temporary destination of this JVM ends. */
    void deleteTemporary(DestinationRow destination) throws JMSException;

    /** A destination, and whether it is known to be new, and so to hold nothing. */
    record Defined(DestinationRow row, boolean created) {}
}
