import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Starts the server, places three orders, shows what becomes of them, and stops the server. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI orders;

    private Demo(int port) {
        orders = URI.create("http://127.0.0.1:" + port + "/orders/orders");
    }

    /** Takes the kind of the server, and its directory. */
    public static void main(String[] arguments) throws Exception {
        Path server = Path.of(arguments[1]);
        int port = freePort();
        File log = new File(server + ".log");
        Process process = start(arguments[0].equals("liberty") ? liberty(server, port) : wildFly(server, port), log);
        try {
            System.out.println("starting " + arguments[0] + "; its log is " + log);
            new Demo(port).run();
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Process start(ProcessBuilder command, File log) throws IOException {
        Process process = command.redirectErrorStream(true).redirectOutput(log).start();
        // Also when this is interrupted
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static ProcessBuilder liberty(Path server, int port) {
        String options = Runtime.version().feature() < 24 ? "java9.options" : "java24.options";
        ProcessBuilder command = new ProcessBuilder(
                java(),
                "-Xmx512m",
                "@" + server.resolve("lib/platform/java").resolve(options),
                "-javaagent:" + server.resolve("bin/tools/ws-javaagent.jar"),
                "-jar",
                server.resolve("bin/tools/ws-server.jar").toString(),
                "orders");
        command.environment().put("HTTP_PORT", Integer.toString(port));
        return command;
    }

    private static ProcessBuilder wildFly(Path server, int port) throws IOException {
        return new ProcessBuilder(
                        java(),
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--add-opens=java.base/java.net=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.management/javax.management=ALL-UNNAMED",
                        "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
                        "-Djboss.home.dir=" + server,
                        "-Djboss.server.base.dir=" + server.resolve("standalone"),
                        "-Djboss.http.port=" + port,
                        "-Djboss.https.port=" + freePort(),
                        "-Djboss.management.http.port=" + freePort(),
                        "-jar",
                        server.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        server.resolve("modules").toString(),
                        "org.jboss.as.standalone");
    }

    private void run() throws Exception {
        all(200, "");
        System.out.println("POST lamp     -> order " + place("lamp", 200));
        System.out.println("POST unicorn  -> order " + place("unicorn", 200) + ", which the warehouse cannot ship");
        System.out.println("POST (blank)  -> " + place(" ", 400) + ": neither a row nor a message remains");
        System.out.println("waiting until none is PLACED any more: the unicorn is delivered three times, becomes a dead"
                + " letter and is REJECTED");
        String result = all(200, "PLACED");
        System.out.println("GET orders:");
        System.out.println(result);
        long shipped = result.lines().filter(line -> line.endsWith("SHIPPED")).count();
        long rejected = result.lines().filter(line -> line.endsWith("REJECTED")).count();
        System.out.println("shipped " + shipped + ", rejected " + rejected);
        if (shipped == 0 || shipped != rejected) {
            throw new IllegalStateException("as many should be shipped as rejected");
        }
    }

    private String place(String item, int status) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(orders).POST(BodyPublishers.ofString(item)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** All orders, once the server answers and the word is gone. */
    private String all(int status, String word) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                var answer = http.send(HttpRequest.newBuilder(orders).build(), BodyHandlers.ofString());
                if (answer.statusCode() == status && (word.isEmpty() || !answer.body().contains(word))) {
                    return answer.body();
                }
            } catch (IOException notYet) {
                // The server is still starting.
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        throw new IllegalStateException("no answer within " + PATIENCE + "; see the server's log");
    }
}
