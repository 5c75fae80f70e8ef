package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqContext;
import jakarta.jms.JMSContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MariadbRefusalTest extends RefusalContract {

    @Override
    String newUrl() {
        return MariadbDatabases.create();
    }

    @Override
    String state(Trouble trouble) {
        return switch (trouble) {
            case CONFLICT, DISK_FULL -> "HY000";
            case DEADLOCK -> "40001";
            case NOT_PERMITTED -> "42000";
            case ANYTHING_ELSE -> "45000";
        };
    }

    private static int number(Trouble trouble) {
        return switch (trouble) {
            case CONFLICT -> 1205;
            case DEADLOCK -> 1213;
            case DISK_FULL -> 1114;
            case NOT_PERMITTED -> 1142;
            case ANYTHING_ELSE -> 1644;
        };
    }

    @Override
    void refuse(Trouble trouble, int times) throws SQLException {
        sql("CREATE SEQUENCE refused", String.format(Locale.ROOT, """
                CREATE TRIGGER refusing BEFORE INSERT ON rowmq_message FOR EACH ROW
                    IF NEXTVAL(refused) <= %d THEN
                        SIGNAL SQLSTATE '%s' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = 'by the test';
                    END IF""", times, state(trouble), number(trouble)));
    }

    @Override
    void refuseNoMore() throws SQLException {
        sql("DROP TRIGGER refusing");
    }

    @Override
    String cannotCommit() {
        return "victim of a deadlock";
    }

    @Test
    void whoeverWaitsForLongerThanTheServerAllowsIsToldSo() throws SQLException {
        try (JMSContext context = factory(url + "&sessionVariables=innodb_lock_wait_timeout=0")
                        .createContext();
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            send(context, "before");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM rowmq_node_marker FOR UPDATE");

            assertRefused("ROWMQ-BUSY", () -> send(context, "refused"))
                    .hasMessageContaining("innodb_lock_wait_timeout");
            other.rollback();

            send(context, "after");
        }
        assertThat(drain()).containsExactly("before", "after");
    }

    @Test
    void whatIsLargerThanAPacketIsRefusedAndTheStoreGoesOn() {
        try (JMSContext context = factory(url + "&maxAllowedPacket=4194304").createContext()) {
            String large = "x".repeat(5 << 20);
            assertRefused(
                            "ROWMQ-VALUE",
                            () -> context.createProducer()
                                    .setProperty("large", large)
                                    .send(QUEUE, "refused"))
                    .hasMessageContaining("max_allowed_packet");
            send(context, large);
        }
        assertThat(drain()).singleElement().asString().hasSize(5 << 20);
    }

    /** It undoes the statement alone, as MariaDB is shipped; the application decides what becomes of the rest. */
    @Test
    void aStatementOfTheApplicationThatWaitsTooLongUndoesItselfOnly() throws SQLException {
        openAccounts();
        try (RowmqContext context = transacted();
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE account SET amount = 7 WHERE id = 2");
            pay(context, 1);
            try (Statement own = context.getJdbcConnection().createStatement()) {
                own.execute("SET innodb_lock_wait_timeout = 0");
            }
            assertThatThrownBy(() -> pay(context, 2)).isInstanceOf(SQLException.class);
            other.rollback();
            send(context, "paid");
            context.commit();
        }
        assertThat(drain()).containsExactly("paid");
        assertThat(amount()).isEqualTo(1);
    }
}
