package io.rowmq.samples.outbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Another program, in another process, which knows SQL and neither Java nor RowMQ: H2's shell stands for it. */
final class Till {

    private final String url;

    Till(String url) {
        this.url = url;
    }

    /** Runs a script in one transaction. */
    void run(String... statements) throws IOException, InterruptedException {
        String script = "SET AUTOCOMMIT FALSE; " + String.join("; ", statements) + "; COMMIT";
        for (String statement : statements) {
            System.out.println("  till> " + statement);
        }
        int status = JavaProcess.run(
                List.of("org.h2.tools.Shell", "-url", url, "-user", "", "-sql", script), Redirect.DISCARD);
        if (status != 0) {
            throw new IOException("The till ended with status " + status);
        }
    }
}
