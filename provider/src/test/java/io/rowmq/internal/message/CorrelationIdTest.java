package io.rowmq.internal.message;

import static io.rowmq.internal.message.Post.TRUSTING_NOBODY;
import static io.rowmq.internal.message.Post.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 3.4.5. */
class CorrelationIdTest {

    private final Message message = TRUSTING_NOBODY.newMessage();

    static Stream<byte[]> bytes() {
        return Stream.of(
                new byte[0],
                "plain".getBytes(StandardCharsets.UTF_8),
                "grün".getBytes(StandardCharsets.UTF_8),
                "ID:bytes:00".getBytes(StandardCharsets.UTF_8),
                new byte[] {0},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1},
                "\uFFFD".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void bytesArriveAsTheyWereSet(byte[] bytes) throws JMSException {
        message.setJMSCorrelationIDAsBytes(bytes);
        assertThat(deliver(message).getJMSCorrelationIDAsBytes()).isEqualTo(bytes);
    }

    @Test
    void bytesThatAreTextAreThatText() throws JMSException {
        message.setJMSCorrelationIDAsBytes("order-1".getBytes(StandardCharsets.UTF_8));
        assertThat(message.getJMSCorrelationID()).isEqualTo("order-1");
    }

    @Test
    void textIsHadAsItsBytes() throws JMSException {
        message.setJMSCorrelationID("order-1");
        assertThat(message.getJMSCorrelationIDAsBytes()).isEqualTo("order-1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textWithTheReservedPrefixButNoBytesBehindItIsText() throws JMSException {
        message.setJMSCorrelationID("ID:bytes:xyz");
        assertThat(message.getJMSCorrelationIDAsBytes()).isEqualTo("ID:bytes:xyz".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytesAreCopied() throws JMSException {
        byte[] bytes = {(byte) 0xFF};
        message.setJMSCorrelationIDAsBytes(bytes);
        bytes[0] = 1;
        message.getJMSCorrelationIDAsBytes()[0] = 2;
        assertThat(message.getJMSCorrelationIDAsBytes()).containsExactly(0xFF);
    }

    @Test
    void nullClearsIt() throws JMSException {
        message.setJMSCorrelationID("x");
        message.setJMSCorrelationIDAsBytes(null);
        assertThat(message.getJMSCorrelationID()).isNull();
    }
}
