package io.rowmq.store.jdbc;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.MessageStore;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another JVM that has a store open until it is killed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Returns when the store is open. */
    static OtherProcess open(String url) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dderby.stream.error.file=" + System.getProperty("derby.stream.error.file"),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                url);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!"open".equals(process.inputReader().readLine())) {
            throw new IOException("the other process could not open " + url);
        }
        return new OtherProcess(process);
    }

    /** Opens the store and waits. */
    public static void main(String[] args) throws JMSException, IOException {
        MessageStore store = new JdbcStoreProvider()
                .open(Samples.settings(args[0], null, null, null, Sharing.EXCLUSIVE, InitializeSchema.ALWAYS));
        System.out.println("open");
        System.in.read();
        store.close();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
