package io.rowmq.store.jdbc;

class PostgresqlOutboxTest extends OutboxContract {

    private final String url = PostgresqlServer.emptied();
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
