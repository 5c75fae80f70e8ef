package io.rowmq.benchmarks.subject;

import java.nio.file.Path;

/**
 * The limit: bare JDBC that writes the same rows and indexes with the same syncs, many sessions to one transaction, and
 * keeps in memory what is to be taken next. It has no messages, no selectors, no redelivery; nothing that stores
 * messages like that can be faster.
 */
public final class JdbcH2 implements Provider {

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
            public Line line(Mode mode) throws Unavailable {
                if (mode == Mode.DUPS_OK) {
                    throw new Unavailable("bare JDBC has nothing that it could do later");
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
