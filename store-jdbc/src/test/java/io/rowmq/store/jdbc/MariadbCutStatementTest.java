package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqContext;
import io.rowmq.store.jdbc.wire.Fault;
import io.rowmq.store.jdbc.wire.Wire;
import io.rowmq.store.jdbc.wire.WireProxy;
import io.rowmq.store.jdbc.wire.WireProxy.Trap;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MariadbCutStatementTest extends CutStatementContract {

    @Override
    String newUrl() {
        return MariadbDatabases.emptied();
    }

    @Override
    WireProxy newProxy() {
        return new WireProxy(Wire.MARIADB, MariadbDatabases.port());
    }

    /** Before a commit the time in which a transaction may stand still is limited, and after it no longer. */
    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER"})
    void aSessionGoesOnThatHasLostItsConnectionRightAfterACommit(Fault fault) throws SQLException {
        try (RowmqContext context = transacted()) {
            assertThat(context.getJdbcConnection().isClosed()).isFalse();
            Trap trap = proxy.set(fault, "SET SESSION idle_transaction_timeout = DEFAULT"::equals);
            context.createProducer().send(OUT, "first");
            context.commit();
            assertThat(trap.sprung()).isTrue();
            context.createProducer().send(OUT, "second");
            context.commit();
        }
        assertThat(Drain.texts(factory, OUT)).containsExactly("first", "second");
    }
}
