package io.rowmq.cli;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.cli.internal.command.RowmqCommand;
import io.rowmq.cli.internal.output.Terminal;
import jakarta.jms.JMSContext;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the command line start from: a database in files, and a shell without a terminal. */
abstract class CommandLineBase {

    @TempDir
    Path folder;

    final Map<String, String> environment = new HashMap<>();
    String url = "";
    String input = "";

    /** What a command wrote, and how it ended. */
    record Result(int code, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }
    }

    @BeforeEach
    void name() {
        url = "jdbc:h2:file:" + folder.resolve("messages");
    }

    Result rowmq(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = RowmqCommand.run(
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        false,
                        environment),
                arguments);
        return new Result(code, out.toString(), err.toString());
    }

    /** With the database of this test. */
    Result onDatabase(String... arguments) {
        return rowmq(
                Stream.concat(Arrays.stream(arguments), Stream.of("--url", url)).toArray(String[]::new));
    }

    void create() {
        Result created = onDatabase("schema", "upgrade");
        if (created.code() != 0) {
            throw new AssertionError(created.err());
        }
    }

    void send(String queue, String... texts) {
        create();
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
                JMSContext context = factory.createContext()) {
            for (String text : texts) {
                context.createProducer().setProperty("text", text).send(context.createQueue(queue), text);
            }
        }
    }

    /** Receives a message of a queue, and rolls back, until it is a dead letter. */
    void kill(String queue) {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
            factory.setMaxDeliveries(1);
            try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
                context.createConsumer(context.createQueue(queue)).receive(10_000);
                context.rollback();
            }
        }
    }
}
