package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void messagesThatAreOverAreNotKeptBecauseARecordNamesThem() throws JMSException {
        try (EngineBench bench = new EngineBench(10, 10_000)) {
            Work work = bench.engine.newWork(bench.origin);
            for (int i = 0; i < 2_000; i++) {
                work.send(bench.queue(), bench.message(bench.queue(), "m" + i, 0));
            }
            work.commit();
            Reader reader = bench.reader();
            List<Claim> claims = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                claims.add(reader.poll());
            }
            bench.engine.acknowledge(claims);
            PagedBacklog backlog = (PagedBacklog) Settler.entry(claims.get(0)).backlog;
            assertThat(backlog.remembered()).isLessThan(300);
        }
    }
}
