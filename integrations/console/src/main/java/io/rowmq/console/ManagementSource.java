package io.rowmq.console;

import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/**
 * Where the console gets at a database, for each who logs in; for example {@code factory::management}, or
 * {@link io.rowmq.management.ManagementBeans#connect} for a database that is open in another JVM. May be called by any
 * thread.
 */
@FunctionalInterface
public interface ManagementSource {

    /**
     * The management of the database for a user.
     *
     * @param user the name of a user, null for nobody in particular
     * @param password the password of that user
     * @return closed by the console
     * @throws JMSException with the code {@code ROWMQ-LOGIN} if name and password are not right
     */
    RowmqManagement open(@Nullable String user, @Nullable String password) throws JMSException;
}
