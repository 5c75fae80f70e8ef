package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverJmxTest extends CommandLineBase {

    private RowmqConnectionFactory factory;
    private JMSContext context;
    private JMXConnectorServer server;

    @BeforeEach
    void serve() throws IOException {
        factory = new RowmqConnectionFactory(url);
        context = factory.createContext();
        server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("rmi", "127.0.0.1", 0), null, ManagementFactory.getPlatformMBeanServer());
        server.start();
    }

    @AfterEach
    void end() throws IOException {
        server.stop();
        context.close();
        factory.close();
    }

    private Result remote(String... arguments) {
        return rowmq(Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--jmx", server.getAddress().toString(), "--database", url))
                .toArray(String[]::new));
    }

    @Test
    void whatAnotherJvmHasOpenIsManagedThere() {
        context.createProducer().send(context.createQueue("orders"), "a");
        assertThat(remote("list").err()).isEmpty();
        assertThat(remote("list").out()).contains("queue://orders");
        assertThat(remote("browse", "orders").out()).contains(" a");
        assertThat(remote("move", "orders", "other", "--all").out())
                .isEqualTo(QueuesTest.lines("1 message moved to other"));
        assertThat(remote("operations").out()).contains("MOVE").contains("DONE");
        assertThat(remote("connections").lines()).hasSize(2);
        assertThat(remote("receive", "other", "--wait", "1").out()).isEqualTo(QueuesTest.lines("a"));
        assertThat(remote("doctor").code()).isZero();
    }

    @Test
    void aConsoleShowsWhatAnotherJvmHasInMemory() throws IOException, InterruptedException {
        context.createConsumer(context.createQueue("orders"));
        try (RunningConsole console =
                new RunningConsole(environment, "--jmx", server.getAddress().toString(), "--database", url)) {
            assertThat(console.enter()).contains("\"note\":\"\"").contains("\"administrator\":true");
        }
    }

    @Test
    void wrongNamesAreFoundThereToo() {
        context.createProducer().send(context.createQueue("orders"), "a");
        Result result = remote("pause", "order");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("queue://orders");
    }

    @Test
    void aDatabaseThatIsNotOpenThereIsRefusedWithThoseThatAre() {
        Result result = rowmq("list", "--jmx", server.getAddress().toString(), "--database", "other");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'other'").contains(url);
    }

    @Test
    void aJvmThatIsNotThereCannotBeReached() {
        assertThat(rowmq("list", "--jmx", "127.0.0.1:1").code()).isEqualTo(4);
        assertThat(rowmq("list", "--jmx", "999999999").err()).contains("rowmq jvms");
        assertThat(rowmq("jvms").code()).isZero();
    }

    @Test
    void tailShowsWhatComes() throws InterruptedException, ExecutionException {
        context.createProducer().send(context.createQueue("orders"), "before");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Result> tail = threads.submit(() -> remote("tail", "orders", "-c", "3", "--interval", "20"));
            int sent = 0;
            while (!tail.isDone()) {
                // tail may begin to look at any moment: it shows three in a row
                context.createProducer().setPriority(sent % 10).send(context.createQueue("orders"), "m" + sent++);
            }
            assertThat(tail.get().lines()).hasSize(3).allMatch(line -> line.startsWith("m"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tailOfATopicShowsWhatIsPublished() throws InterruptedException, ExecutionException {
        context.createProducer().send(context.createTopic("news"), "before");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Result> tail = threads.submit(() -> remote("tail", "topic://news", "-c", "3", "--interval", "20"));
            int sent = 0;
            while (!tail.isDone()) {
                context.createProducer().send(context.createTopic("news"), "m" + sent++);
            }
            List<String> seen = tail.get().lines();
            int first = Integer.parseInt(seen.get(0).substring(1));
            assertThat(seen).containsExactly("m" + first, "m" + (first + 1), "m" + (first + 2));
        } finally {
            threads.shutdownNow();
        }
    }
}
