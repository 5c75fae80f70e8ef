package io.rowmq.store.jdbc.internal.dialect.derby;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many stores have each database open. Derby has one copy of a database for the whole JVM, and shutting it down
 * ends the connections of all: so the last store that leaves does it.
 */
final class DerbyDatabases {

    private static final DerbyDatabases OF_THIS_JVM = new DerbyDatabases();

    private final Map<String, Integer> stores = new ConcurrentHashMap<>();

    private DerbyDatabases() {}

    static DerbyDatabases ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** One more store uses a database. */
    void enter(String identity) {
        stores.merge(identity, 1, Integer::sum);
    }

    /** One store less; nobody enters while the last one carries out {@code shutdown}. */
    void leave(String identity, Runnable shutdown) {
        stores.compute(identity, (key, count) -> {
            if (count != null && count > 1) {
                return count - 1;
            }
            shutdown.run();
            return null;
        });
    }
}
