package io.rowmq.store.jdbc;

import io.rowmq.store.jdbc.wire.Wire;
import io.rowmq.store.jdbc.wire.WireProxy;

class PostgresqlCutStatementTest extends CutStatementContract {

    @Override
    String newUrl() {
        return PostgresqlServer.newSchema();
    }

    @Override
    WireProxy newProxy() {
        return new WireProxy(Wire.POSTGRESQL, PostgresqlServer.port());
    }
}
