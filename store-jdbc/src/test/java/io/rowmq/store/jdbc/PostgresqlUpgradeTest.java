package io.rowmq.store.jdbc;

class PostgresqlUpgradeTest extends UpgradeContract {

    private final String url = PostgresqlServer.newSchema();

    @Override
    String url() {
        return url;
    }
}
