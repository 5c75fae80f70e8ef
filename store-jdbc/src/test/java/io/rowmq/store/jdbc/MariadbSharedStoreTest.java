package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoredDelivery;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MariadbSharedStoreTest extends SharedStoreContract {

    /** The shortest lists with which a shared database is opened. */
    private static final String SHORT_LISTS = "&sessionVariables=group_concat_max_len=262144";

    private final String url = MariadbDatabases.emptied() + SHORT_LISTS;

    @Override
    StoreSettings settings() {
        return Samples.settings(url, null, null, null, Sharing.AUTO, InitializeSchema.ALWAYS);
    }

    @Override
    boolean hinting() {
        return false;
    }

    /** A list of their positions is longer than the server would give without being asked to. */
    @Test
    void anyNumberOfReceiptsOfATopicGoIntoOneTransaction() throws JMSException {
        int many = 18_000;
        MariadbDatabases.execute(url, "UPDATE rowmq_position SET next_position = 100000000000000000");
        BacklogId news = subscribe(oneNode, 1, "news").backlog();
        one.commit(Samples.unit(
                IntStream.range(0, many).mapToObj(i -> publish("m" + i, news)).toArray(Send[]::new)));
        List<Settlement> receipts = new ArrayList<>();
        while (receipts.size() < many) {
            for (StoredDelivery claimed : one.claims().claim(oneNode, news, 1_000)) {
                receipts.add(new Settlement.Remove(news, claimed.position(), 0, 0));
            }
        }

        one.commit(by(oneNode, receipts.toArray(Settlement[]::new)));

        assertThat(MariadbDatabases.count(url, "rowmq_message")).isZero();
    }
}
