package io.rowmq.store.jdbc;

class DerbyUpgradeTest extends UpgradeContract {

    private final String url = DerbyDatabases.create();

    @Override
    String url() {
        return url;
    }
}
