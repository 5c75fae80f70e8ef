package io.rowmq.benchmarks.subject;

import io.rowmq.RowmqConnectionFactory;
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
        RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:file:" + directory.resolve("store"));
        return new Subject() {
            @Override
            public Line line(Mode mode) throws Exception {
                return new JmsLine(factory, mode);
            }

            @Override
            public void close() {
                factory.close();
            }
        };
    }
}
