package io.rowmq.store.jdbc;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;

class MariadbStoreTest extends StoreContract {

    private final String url = MariadbDatabases.emptied();

    @Override
    StoreSettings settings() {
        return Samples.settings(url, null, null, null, Sharing.EXCLUSIVE, InitializeSchema.ALWAYS);
    }
}
