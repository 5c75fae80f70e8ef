package io.rowmq.cli.internal.opening;

import io.rowmq.management.RowmqManagement;

/**
 * A database that is managed, until it is closed.
 *
 * @param management what may be done with it
 * @param closing gives it up
 */
public record Managed(RowmqManagement management, Runnable closing) implements AutoCloseable {

    @Override
    public void close() {
        try {
            management.close();
        } finally {
            closing.run();
        }
    }
}
