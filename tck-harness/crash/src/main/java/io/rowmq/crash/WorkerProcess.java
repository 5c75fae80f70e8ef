package io.rowmq.crash;

import io.rowmq.crash.load.Worker;
import io.rowmq.crash.load.WorkerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker JVM as the campaign sees it. */
final class WorkerProcess {

    private final Process process;
    private final BufferedReader output;

    private WorkerProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts a JVM with the class path of this one. What it writes to its standard error is appended to a file. */
    static WorkerProcess start(WorkerOptions options, Path errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dderby.stream.error.file=" + errors.resolveSibling("derby.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName()));
        command.addAll(options.arguments());
        return new WorkerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start());
    }

    /** Waits until the load plays; false if the JVM ended before. */
    boolean awaitReady() throws IOException {
        return output.readLine() != null;
    }

    /** Lets the load end by itself. */
    void finish() throws IOException {
        try (var input = process.getOutputStream()) {
            input.write('\n');
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    /** Waits a while; false if the JVM still runs. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGKILL, if it is still running. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The exit status. */
    int status() {
        return process.exitValue();
    }
}
