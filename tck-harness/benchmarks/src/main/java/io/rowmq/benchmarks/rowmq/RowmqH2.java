package io.rowmq.benchmarks.rowmq;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import java.nio.file.Path;

/** RowMQ on an H2 file, with its defaults. */
public final class RowmqH2 implements Provider {

    @Override
    public String name() {
        return "rowmq-h2";
    }

    @Override
    public String title() {
        return "RowMQ on an H2 file, durability=disk: everything is durable when the call returns";
    }

    @Override
    public Subject start(Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("store");
        return new RowmqSubject(new RowmqConnectionFactory(url));
    }
}
