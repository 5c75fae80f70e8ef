package io.rowmq.store.jdbc;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;

class MariadbSharedStoreTest extends SharedStoreContract {

    private final String url = MariadbDatabases.emptied();

    @Override
    StoreSettings settings() {
        return Samples.settings(url, null, null, null, Sharing.AUTO, InitializeSchema.ALWAYS);
    }

    @Override
    boolean hinting() {
        return false;
    }
}
