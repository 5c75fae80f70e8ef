package io.rowmq.benchmarks.raw;

import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import io.rowmq.benchmarks.subject.Unavailable;
import java.nio.file.Path;
import java.util.Set;

/**
 * The limit: bare JDBC that writes the same rows and indexes with the same syncs, many sessions to one transaction, and
 * keeps in memory what is to be taken next. It has no messages, no selectors, no redelivery; nothing that stores
 * messages like that can be faster.
 */
public final class JdbcH2 implements Provider {

    private static final Set<Mode> MODES = Set.of(Mode.AUTO, Mode.CLIENT, Mode.TRANSACTED);

    @Override
    public String name() {
        return "jdbc-h2";
    }

    @Override
    public String title() {
        return "bare JDBC on an H2 file: the same rows, indexes and syncs in a loop with group commit";
    }

    @Override
    public Subject start(Path directory) throws Exception {
        RawStore store = new RawStore("jdbc:h2:file:" + directory.resolve("store"));
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
            }
        };
    }

    @Override
    public boolean restarts() {
        return false;
    }
}
