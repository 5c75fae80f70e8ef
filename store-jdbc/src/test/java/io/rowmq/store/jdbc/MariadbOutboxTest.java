package io.rowmq.store.jdbc;

class MariadbOutboxTest extends OutboxContract {

    private final String url = MariadbDatabases.emptied();
    private final String otherUrl = MariadbDatabases.create();

    @Override
    String url() {
        return url;
    }

    @Override
    String otherUrl() {
        return otherUrl;
    }
}
