package io.rowmq.samples.spring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

/**
 * Ships what was ordered. An order that comes again, because the listener failed after its row was written, is known.
 */
@Component
public class Shipping {

    private final JdbcTemplate jdbc;
    private volatile CountDownLatch expected = new CountDownLatch(0);

    Shipping(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void expect(int orders) {
        expected = new CountDownLatch(orders);
    }

    boolean awaitAll(long seconds) throws InterruptedException {
        return expected.await(seconds, TimeUnit.SECONDS);
    }

    @JmsListener(destination = "orders")
    void ship(String number) {
        int shipped = jdbc.update("MERGE INTO shipment (number) KEY (number) VALUES (?)", Integer.valueOf(number));
        for (int order = 0; order < shipped; order++) {
            expected.countDown();
        }
    }

    int shipped() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM shipment", Integer.class);
    }
}
