package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ConsoleTest extends CommandLineBase {

    @Test
    void printsAnAddressThatLetsOneBrowserIn() throws IOException, InterruptedException {
        send("orders", "a");
        try (RunningConsole console = new RunningConsole(environment, "--url", url)) {
            assertThat(console.get("/")).contains("RowMQ console");
            assertThat(console.get("/api/overview")).contains("ROWMQ-CONSOLE-LOGIN");
            assertThat(console.enter()).contains("\"administrator\":true").contains("--jmx");
            assertThat(console.line())
                    .contains("#/login/")
                    .isNotEqualTo(console.address().toString());
            assertThat(console.enter()).contains("ROWMQ-CONSOLE-LOGIN");
        }
        assertThat(onDatabase("list").code()).isZero();
    }

    @Test
    void whatItCannotUseIsNamed() throws IOException {
        assertThat(onDatabase("console", "--port", "0").err()).contains(url);
        assertThat(rowmq("console").code()).isEqualTo(2);
        assertThat(rowmq("console", "--url", "jdbc:nothing:x").err()).contains("'jdbc:nothing:'");
        create();
        Result open = onDatabase("console", "--host", "0.0.0.0", "--port", "0");
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.err()).contains("no users").contains("ROWMQ-CONSOLE");
        assertThat(onDatabase("console", "--host", "[nowhere]").err()).contains("'[nowhere]'");
        assertThat(onDatabase("console", "--port", "70000").code()).isEqualTo(2);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Result used = onDatabase("console", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(used.code()).isEqualTo(1);
            assertThat(used.err()).contains("port " + taken.getLocalPort());
        }
    }
}
