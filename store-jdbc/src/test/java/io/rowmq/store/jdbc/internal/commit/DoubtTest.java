package io.rowmq.store.jdbc.internal.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.Effect;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Send;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.SqlTexts;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.dialect.h2.H2Dialect;
import io.rowmq.store.jdbc.internal.dialect.h2.H2Url;
import io.rowmq.store.jdbc.internal.read.Reads;
import io.rowmq.store.jdbc.internal.schema.Schema;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection is lost while it commits, and the database cannot be opened again in time. */
class DoubtTest {

    private static final BacklogId QUEUE = BacklogId.queue(1);

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final List<String> told = new ArrayList<>();
    private boolean losing;
    private boolean refusing;
    private Database database;
    private Leader leader;
    private GroupCommit commits;

    @BeforeEach
    void open() throws JMSException, SQLException {
        Address address = new Address(url, url, new H2Dialect(H2Url.parse(url), false), this::connect);
        SqlTexts texts = new SqlTexts(address.dialect(), Tables.of(null, "rowmq_"));
        database = new Database(address, texts, Durability.DISK, false);
        new Schema(address, texts, InitializeSchema.ALWAYS).ensure(database.writer());
        Regime regime = new SoleRegime(new Positions(1, 0));
        leader = new Leader(database, new NothingInHand(), regime, false, new Truth(database, regime, Duration.ZERO));
        commits = new GroupCommit(leader);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        try (Connection last = DriverManager.getConnection(url)) {
            last.createStatement().execute("SHUTDOWN");
        }
    }

    private Connection connect() throws SQLException {
        if (refusing) {
            throw new SQLException("nobody answers", "08001");
        }
        Connection connection = DriverManager.getConnection(url);
        return (Connection) Proxy.newProxyInstance(
                DoubtTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && losing) {
                            losing = false;
                            refusing = true;
                            throw new SQLException("the answer is lost", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void theUnitIsToldThatItIsInDoubtAndReadersFindItWhenTheDatabaseIsBack() throws JMSException {
        commits.commit(send("before"));
        losing = true;

        assertThatThrownBy(() -> commits.commit(send("doubtful")))
                .isInstanceOfSatisfying(
                        JMSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(MessageStore.IN_DOUBT))
                .hasMessageContaining("not known");
        assertThat(told).containsExactly("before committed", "doubtful in doubt");

        refusing = false;
        assertThat(new Reads(database)
                        .page(
                                QUEUE,
                                OrderKey.START,
                                10,
                                1 << 20,
                                leader.horizon().get())
                        .deliveries())
                .extracting(delivery -> delivery.message().messageId())
                .containsExactly("before", "doubtful");
        commits.commit(send("after"));
        assertThat(told).endsWith("after committed");
    }

    private WorkUnit send(String id) {
        StoredMessage message = new StoredMessage(
                id, QUEUE.id(), 4, true, 0, 0, 0, null, null, null, Map.of(), MessageBody.ofText(BodyType.TEXT, id));
        return WorkUnit.of(List.of(new Send(message, List.of(QUEUE), 0)), List.of(), new Effect() {
            @Override
            public void committed(long firstPosition) {
                told.add(id + " committed");
            }

            @Override
            public void inDoubt() {
                told.add(id + " in doubt");
            }
        });
    }

    private static final class NothingInHand implements HandoutRecorder {
        @Override
        public List<Handout> record(List<PlacedSend> sends) {
            return List.of();
        }

        @Override
        public void recorded() {}

        @Override
        public void discarded() {}
    }
}
