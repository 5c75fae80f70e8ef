package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of a request is read, and for whom. */
class RequestSizeTest extends ConsoleBase {

    private Socket begin(String path, String more) throws IOException {
        Socket socket = new Socket("127.0.0.1", console.address().getPort());
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\n" + more;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatAStrangerSendsIsRefusedBeforeItComes() throws JMSException, IOException {
        start();
        try (Socket stranger = begin("/api/messages/send", "Content-Length: 1000000\r\n\r\n")) {
            assertThat(answer(stranger)).startsWith("HTTP/1.1 401 ").contains("ROWMQ-CONSOLE-LOGIN");
        }
    }

    @Test
    void aLoginIsShort() throws JMSException, IOException {
        start();
        try (Socket stranger = begin("/api/login", "Content-Length: 8193\r\n\r\n")) {
            assertThat(answer(stranger)).startsWith("HTTP/1.1 413 ");
        }
        String part = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
        try (Socket stranger = begin("/api/login", "Transfer-Encoding: chunked\r\n\r\n" + part + "1\r\n \r\n")) {
            assertThat(answer(stranger)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void whoSendsSlowlyHoldsUpNobody() throws JMSException, IOException {
        start();
        Browser browser = operator();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                slow.add(begin("/api/login", "Content-Length: 30\r\n\r\n{\"secret\":"));
            }
            assertThat(browser.get("/api/overview").status()).isEqualTo(200);
            for (Socket socket : slow) {
                socket.getOutputStream().write("\"not the right one\"}".getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(socket)).startsWith("HTTP/1.1 401 ");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aLargeMessageCanBeSentAndAMillionPartsCannot() throws JMSException {
        start();
        Browser browser = operator();
        String text = "{\"text\":\"" + "x".repeat(3_000_000) + "\"}";
        Browser.Answer sent = browser.post("/api/messages/send", "target", "orders", "message", text);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(browser.get("/api/messages", "source", "orders").all("bodySize"))
                .hasSize(1);
        Browser.Answer parts = browser.post(
                "/api/messages/delete", "source", "orders", "positions", Collections.nCopies(1_000_000, "1"));
        assertThat(parts.status()).isEqualTo(400);
        assertThat(parts.one("code")).isEqualTo("ROWMQ-CONSOLE-REQUEST");
    }
}
