package io.rowmq.store.jdbc;

class PostgresqlOutboxTest extends OutboxContract {

    private final String url = PostgresqlServer.newSchema();
    private final String otherUrl = PostgresqlServer.newSchema();

    @Override
    String url() {
        return url;
    }

    @Override
    String otherUrl() {
        return otherUrl;
    }
}
