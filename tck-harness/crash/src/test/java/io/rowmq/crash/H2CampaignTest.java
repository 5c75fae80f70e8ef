package io.rowmq.crash;

import java.nio.file.Path;

class H2CampaignTest extends CampaignContract {

    @Override
    String url(Path store) {
        return "jdbc:h2:file:" + store;
    }
}
