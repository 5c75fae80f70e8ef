package io.rowmq.benchmarks.raw;

import io.rowmq.benchmarks.database.Database;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import io.rowmq.benchmarks.subject.Unavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The limit: bare JDBC that writes the same rows and indexes with the same syncs, many sessions to one transaction, and
 * keeps in memory what is to be taken next. It has no messages, no selectors, no redelivery; nothing that stores
 * messages like that, with one transaction after the other, can be faster.
 *
 * @param database where it writes
 */
public record Jdbc(Database database) implements Provider {

    private static final Set<Mode> MODES = Set.of(Mode.AUTO, Mode.CLIENT, Mode.TRANSACTED);

    @Override
    public String name() {
        return "jdbc-" + database.suffix();
    }

    @Override
    public String title() {
        return "bare JDBC on " + database.title() + ": the same rows, indexes and syncs in a loop with group commit";
    }

    @Override
    public List<String> libraries() {
        return database.libraries();
    }

    @Override
    public boolean restarts() {
        return false;
    }

    @Override
    public Subject start(Path directory) throws Exception {
        database.requireSupport();
        Database.Running running = database.start(directory);
        RawStore store = new RawStore(database, running.url());
        RawGroups groups = new RawGroups(store);
        return new Subject() {
            @Override
            public Line line(Mode mode, Address address) throws Unavailable {
                if (!MODES.contains(mode) || !address.equals(Address.QUEUE)) {
                    throw new Unavailable("bare JDBC is the limit of what a queue does, settled at once");
                }
                return new RawLine(groups, mode);
            }

            @Override
            public void close() throws Exception {
                store.close();
                running.stopping().stop();
            }
        };
    }
}
