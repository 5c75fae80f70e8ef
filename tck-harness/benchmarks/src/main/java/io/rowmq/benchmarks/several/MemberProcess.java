package io.rowmq.benchmarks.several;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the JVMs, as the measurement sees it. It says when it is ready, and its result. */
final class MemberProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader output;

    private MemberProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static MemberProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Member.class.getName()));
        command.addAll(arguments);
        return new MemberProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until it is ready. */
    void await() throws IOException {
        result();
    }

    /** Lets it begin. */
    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Lets it end and say what it has measured. */
    void end() throws IOException {
        process.getOutputStream().close();
    }

    /** What it says next. */
    String result() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("a JVM ended early; its errors are above");
        }
        return line;
    }

    /** Lets some time pass. */
    void stay(long seconds) throws IOException, InterruptedException {
        if (process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IOException("a JVM ended early; its errors are above");
        }
    }

    @Override
    public void close() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // it has ended already
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
