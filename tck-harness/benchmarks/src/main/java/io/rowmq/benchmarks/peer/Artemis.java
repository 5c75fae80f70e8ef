package io.rowmq.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowmq.benchmarks.subject.Bean;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import io.rowmq.benchmarks.subject.Unavailable;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.XAConnectionFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ActiveMQ Artemis with a file journal, reached without a network.
 *
 * @param name its name
 * @param how what is special about it
 * @param journal NIO or ASYNCIO
 * @param bufferTimeout how long commits wait for others to share their sync with, in nanoseconds
 * @param acknowledgesDurably whether acknowledgements outside transactions block until they are durable
 */
public record Artemis(String name, String how, String journal, int bufferTimeout, boolean acknowledgesDurably)
        implements Provider {

    private static final String ASYNCIO = "ASYNCIO";
    private static final String TEMPLATE = "artemis.xml";
    private static final String AIO = "org.apache.activemq.artemis.core.io.aio.AIOSequentialFileFactory";
    private static final String EMBEDDED = "org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ";
    private static final String FACTORY = "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory";

    /** As it is tuned, and as it is shipped. */
    public static List<Provider> all() {
        return List.of(
                // What suits a disk that syncs in a tenth of a millisecond.
                new Artemis("artemis", "journal NIO, buffer timeout 200 us", "NIO", 200_000, false),
                new Artemis(
                        "artemis-asyncio",
                        "journal ASYNCIO, buffer timeout as shipped, 500 us",
                        ASYNCIO,
                        500_000,
                        false),
                // What those have who do not tune it: a lone session waits for 3.3 ms.
                new Artemis(
                        "artemis-shipped", "journal NIO, buffer timeout as shipped, 3,333 us", "NIO", 3_333_333, false),
                // Acknowledges as RowMQ always does.
                new Artemis("artemis-block-ack", "as artemis, with block-on-acknowledge", "NIO", 200_000, true));
    }

    @Override
    public String title() {
        return "ActiveMQ Artemis 2.50 in this JVM, " + how;
    }

    @Override
    public List<String> libraries() {
        return List.of("artemis");
    }

    @Override
    public boolean peer() {
        return true;
    }

    @Override
    public Subject start(Path directory) throws Exception {
        // Artemis falls back to NIO by stealth where libaio is missing.
        if (journal.equals(ASYNCIO) && !Boolean.TRUE.equals(Bean.callStatic(AIO, "isSupported"))) {
            throw new Unavailable(
                    "ASYNCIO needs libaio.so.1 (Debian: libaio1) on Linux, and a file system with O_DIRECT");
        }
        Path file = directory.resolve(TEMPLATE);
        Files.writeString(file, configuration(directory));
        Bean server =
                Bean.create(EMBEDDED).call("setConfigResourcePath", file.toUri().toString());
        server.call("start");
        String used =
                server.call("getConfiguration").call("getJournalType").object().toString();
        if (!used.equals(journal)) {
            server.call("stop");
            throw new Unavailable("Artemis fell back to " + used);
        }
        // Sends that block until durable are the default for persistent messages, acknowledgements that do are not.
        Object factory = Bean.create(FACTORY, "vm://0")
                .set("BlockOnDurableSend", true)
                .set("BlockOnAcknowledge", acknowledgesDurably)
                .object();
        return new Broker(
                (ConnectionFactory) factory, (XAConnectionFactory) factory, directory, () -> server.call("stop"));
    }

    private String configuration(Path directory) throws IOException {
        try (@Nullable InputStream template = Artemis.class.getResourceAsStream(TEMPLATE)) {
            if (template == null) {
                throw new FileNotFoundException(TEMPLATE + " is not on the class path");
            }
            return new String(template.readAllBytes(), UTF_8)
                    .replace("${directory}", directory.toString())
                    .replace("${journal-type}", journal)
                    .replace("${buffer-timeout}", Integer.toString(bufferTimeout));
        }
    }
}
