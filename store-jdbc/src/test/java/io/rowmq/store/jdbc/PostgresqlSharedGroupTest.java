package io.rowmq.store.jdbc;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;

class PostgresqlSharedGroupTest extends SharedGroupContract {

    private final String url = PostgresqlServer.newSchema();

    @Override
    StoreSettings settings(Sharing sharing) {
        return Samples.settings(url, null, null, null, sharing, InitializeSchema.ALWAYS);
    }
}
