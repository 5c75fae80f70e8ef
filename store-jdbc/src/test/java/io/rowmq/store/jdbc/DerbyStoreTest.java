package io.rowmq.store.jdbc;

import io.rowmq.spi.StoreSettings;

class DerbyStoreTest extends StoreContract {

    private final String url = DerbyDatabases.emptied();

    @Override
    StoreSettings settings() {
        return Samples.settings(url);
    }

    /** Few, as Derby takes a third of a second to shut down and boot. */
    @Override
    int closings() {
        return 8;
    }
}
