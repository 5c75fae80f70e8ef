package io.rowmq.store.jdbc;

import io.rowmq.spi.StoreSettings;

class DerbyBranchTest extends BranchContract {

    private final String url = DerbyDatabases.emptied();

    @Override
    StoreSettings settings() {
        return Samples.settings(url);
    }
}
