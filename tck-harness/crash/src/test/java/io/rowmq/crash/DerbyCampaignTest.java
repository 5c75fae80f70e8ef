package io.rowmq.crash;

import java.nio.file.Path;

class DerbyCampaignTest extends CampaignContract {

    @Override
    String url(Path store) {
        return "jdbc:derby:" + store;
    }
}
