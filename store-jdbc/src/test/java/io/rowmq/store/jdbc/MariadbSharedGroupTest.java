package io.rowmq.store.jdbc;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;

class MariadbSharedGroupTest extends SharedGroupContract {

    private final String url = MariadbDatabases.emptied();

    @Override
    StoreSettings settings(Sharing sharing) {
        return Samples.settings(url, null, null, null, sharing, InitializeSchema.ALWAYS);
    }
}
