package io.rowmq.store.jdbc;

class DerbyOutboxTest extends OutboxContract {

    private final String url = DerbyDatabases.emptied();

    @Override
    String url() {
        return url;
    }

    @Override
    String otherUrl() {
        return "jdbc:derby:memory:other;create=true";
    }
}
