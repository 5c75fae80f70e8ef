package io.rowmq.cli.internal.command;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.cli.internal.opening.Target;
import io.rowmq.cli.internal.output.Output;
import io.rowmq.cli.internal.output.Progress;
import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a little. */
@Command(
        name = "bench",
        description = "Send persistent messages to a temporary queue and receive them, one commit for each, with one"
                + " session: a first idea of what the disk and the database can do. Not a benchmark of many sessions.")
final class BenchCommand implements Callable<Integer> {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final double NANOS = 1e9;
    private static final Table<Figure> TABLE = new Table<Figure>()
            .column("WHAT", Figure::what)
            .column("MESSAGES", Figure::messages)
            .column("SECONDS", Figure::seconds)
            .column("PER SECOND", Figure::perSecond);

    @Mixin
    private final Target target;

    @Mixin
    private final Output output;

    @Option(
            names = {"-n", "--messages"},
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many; ${DEFAULT-VALUE} if it is left out.")
    private int messages;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            defaultValue = "1024",
            description = "How large; ${DEFAULT-VALUE} if it is left out.")
    private int size;

    BenchCommand(Terminal terminal) {
        this.target = new Target(terminal.environment());
        this.output = new Output(terminal);
    }

    private record Figure(String what, int messages, double seconds, long perSecond) {

        static Figure of(String what, int messages, long nanos) {
            return new Figure(what, messages, nanos / NANOS, Math.round(messages * NANOS / nanos));
        }
    }

    @Override
    public Integer call() throws Exception {
        Least.of("--messages", messages, 1);
        Least.of("--size", size, 0);
        try (RowmqConnectionFactory factory = target.factory("bench");
                Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            // leaves nothing behind, also where several JVMs share the database
            Queue queue = session.createTemporaryQueue();
            output.rows(TABLE, List.of(send(session, queue), receive(session, queue)));
        }
        return ExitCode.DONE;
    }

    private Figure send(Session session, Queue queue) throws JMSException {
        String text = "x".repeat(size);
        try (MessageProducer producer = session.createProducer(queue);
                Progress progress = new Progress(output.terminal(), "send")) {
            long begun = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                producer.send(session.createTextMessage(text));
                progress.at(i + 1, messages);
            }
            return Figure.of("send", messages, System.nanoTime() - begun);
        }
    }

    private Figure receive(Session session, Queue queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(queue);
                Progress progress = new Progress(output.terminal(), "receive")) {
            long begun = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                Message message = consumer.receive(PATIENCE_MILLIS);
                if (message == null) {
                    throw new JMSException("Message " + (i + 1) + " of " + messages + " did not come in ten seconds");
                }
                progress.at(i + 1, messages);
            }
            return Figure.of("receive", messages, System.nanoTime() - begun);
        }
    }
}
