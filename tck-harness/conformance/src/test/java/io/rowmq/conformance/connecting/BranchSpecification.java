package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.conformance.Specification;
import io.rowmq.spi.BranchId;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/** The base of the tests of global transactions: the test is the transaction manager. */
abstract class BranchSpecification extends Specification {

    private static final int FORMAT = 4711;

    /** A branch that no other test uses. */
    Xid branch;

    /** Another one. */
    Xid other;

    RowmqXAConnectionFactory factory;

    @BeforeEach
    void begin() {
        branch = newBranch();
        other = newBranch();
        factory = provider.xaFactory();
    }

    static Xid newBranch() {
        byte[] random = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        return new BranchId(FORMAT, HexFormat.of().formatHex(random), "01").xid();
    }

    /** A session that takes part in global transactions, on a started connection of its own. */
    final XASession xaSession() throws JMSException {
        XAConnection connection = provider.closeLater(factory.createXAConnection());
        connection.start();
        return connection.createXASession();
    }

    /** Receives from the first queue, and sends the text to the second. */
    static void move(XASession session, Queue from, Queue to) throws JMSException {
        String text = receiveText(session.createConsumer(from));
        session.createProducer(to).send(session.createTextMessage(text));
    }

    /** Sends one message with the session. */
    static void sendWith(XASession session, Queue to, String text) throws JMSException {
        session.createProducer(to).send(session.createTextMessage(text));
    }

    /** The branches of these tests' format that are prepared. */
    static List<BranchId> recovered(XAResource resource) throws XAException {
        List<BranchId> found = new ArrayList<>();
        for (Xid xid : resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN)) {
            found.add(BranchId.of(xid));
        }
        return found;
    }

    /** That a call is refused with a code. */
    static void assertRefused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(XAException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.errorCode)
                        .as("code of: %s", refusal.getMessage())
                        .isEqualTo(code));
    }
}
