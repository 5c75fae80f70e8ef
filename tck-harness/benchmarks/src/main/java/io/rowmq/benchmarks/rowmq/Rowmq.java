package io.rowmq.benchmarks.rowmq;

import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.benchmarks.database.Database;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import java.nio.file.Path;
import java.util.List;

/**
 * RowMQ with its defaults.
 *
 * @param database where it keeps its messages
 */
public record Rowmq(Database database) implements Provider {

    @Override
    public String name() {
        return "rowmq-" + database.suffix();
    }

    @Override
    public String title() {
        return "RowMQ on " + database.title() + ", durability=disk: everything is durable when the call returns";
    }

    @Override
    public List<String> libraries() {
        return database.libraries();
    }

    @Override
    public boolean restarts() {
        return database.restarts();
    }

    @Override
    public Subject start(Path directory) throws Exception {
        database.requireSupport();
        Database.Running running = database.start(directory);
        RowmqXAConnectionFactory factory = new RowmqXAConnectionFactory(running.url());
        // In a server's database RowMQ creates its tables only if it is told to.
        factory.setInitializeSchema("always");
        return new RowmqSubject(factory, directory, running.stopping());
    }
}
