package io.rowmq.store.jdbc;

import io.rowmq.store.jdbc.wire.Wire;
import io.rowmq.store.jdbc.wire.WireProxy;

class MariadbCutStatementTest extends CutStatementContract {

    @Override
    String newUrl() {
        return MariadbDatabases.emptied();
    }

    @Override
    WireProxy newProxy() {
        return new WireProxy(Wire.MARIADB, MariadbDatabases.port());
    }
}
