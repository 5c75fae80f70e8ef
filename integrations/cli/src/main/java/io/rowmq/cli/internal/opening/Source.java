package io.rowmq.cli.internal.opening;

import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** A database that several may manage, each as themselves, until it is closed. */
public interface Source extends AutoCloseable {

    /** What a user may do with it; without a name, what nobody in particular may. */
    RowmqManagement open(@Nullable String user, @Nullable String password) throws JMSException;

    @Override
    void close();
}
