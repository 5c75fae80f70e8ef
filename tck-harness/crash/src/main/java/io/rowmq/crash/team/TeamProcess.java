package io.rowmq.crash.team;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM of a team as the campaign sees it. */
final class TeamProcess {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private @Nullable Thread waking;

    private TeamProcess(Process process) {
        this.process = process;
    }

    static TeamProcess start(TeamOptions options, Path errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                TeamWorker.class.getName()));
        command.addAll(options.arguments());
        return new TeamProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** SIGSTOP, and SIGCONT after a while. Nothing if it is stopped already. */
    void stopFor(Duration length) throws IOException, InterruptedException {
        Thread before = waking;
        if (before != null && before.isAlive()) {
            return;
        }
        signal("STOP");
        Thread thread = new Thread(() -> wakeAfter(length), "waking");
        thread.setDaemon(true);
        thread.start();
        waking = thread;
    }

    private void wakeAfter(Duration length) {
        try {
            if (process.waitFor(length.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException now) {
            // woken early
        }
        try {
            signal("CONT");
        } catch (IOException | InterruptedException failure) {
            System.err.println("Process " + process.pid() + " could not be woken: " + failure);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** SIGKILL, if it is still running. */
    void kill() throws InterruptedException {
        wake();
        process.destroyForcibly().waitFor();
    }

    private void wake() throws InterruptedException {
        Thread sleeping = waking;
        if (sleeping != null) {
            sleeping.interrupt();
            sleeping.join();
        }
    }

    /** Lets it end in order; kills it if it does not. */
    void end() throws InterruptedException {
        wake();
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // it has ended already
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
