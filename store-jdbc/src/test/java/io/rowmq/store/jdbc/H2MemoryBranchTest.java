package io.rowmq.store.jdbc;

import io.rowmq.spi.StoreSettings;
import java.util.UUID;

class H2MemoryBranchTest extends BranchContract {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Override
    StoreSettings settings() {
        return Samples.settings(url);
    }
}
