package io.rowmq.samples.xa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Three lives of a {@link Teller}, each a JVM of its own; the first two end by force. */
public final class Main {

    private final Path state;

    private Main(Path state) {
        this.state = state;
    }

    /**
     * Runs the three, and exits with 0 if each ended as it should.
     *
     * @param args the directory for everything
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path state = Path.of(args[0]).toAbsolutePath().normalize();
        Files.createDirectories(state);
        System.exit(new Main(state).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        return live("The first life dies when both have prepared.", Death.BEFORE_THE_DECISION)
                && live("The second rolls both back, and dies when the commit is decided.", Death.AFTER_THE_DECISION)
                && live("The third commits both, and lives.", Death.NEVER);
    }

    private boolean live(String title, Death death) throws IOException, InterruptedException {
        System.out.println(title);
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Teller.class.getName(),
                        state.toString(),
                        death.name())
                .inheritIO()
                .start()
                .waitFor();
        boolean expected = status == (death == Death.NEVER ? 0 : Death.STATUS);
        if (!expected) {
            System.err.println("the JVM ended with status " + status);
        }
        return expected;
    }
}
