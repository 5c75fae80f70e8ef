package io.rowmq.store.jdbc;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;

class PostgresqlSharedGroupTest extends SharedGroupContract {

    private final String url = PostgresqlServer.newSchema();

    @Override
    StoreSettings settings() {
        return Samples.settings(url, null, null, null, Sharing.AUTO, InitializeSchema.ALWAYS);
    }
}
