package io.rowmq.samples.spring;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places orders: a row and a message, both or neither. */
@Service
public class OrderService {

    private final JdbcTemplate jdbc;
    private final JmsTemplate jms;

    OrderService(JdbcTemplate jdbc, JmsTemplate jms) {
        this.jdbc = jdbc;
        this.jms = jms;
    }

    /** Writes the order and tells the shipping department; refuses superstitiously late. */
    @Transactional
    public void place(int number, String item) {
        jdbc.update("INSERT INTO customer_order (number, item) VALUES (?, ?)", number, item);
        jms.convertAndSend("orders", Integer.toString(number));
        if (number == 13) {
            throw new IllegalArgumentException("nobody wants order 13");
        }
    }

    /** How many orders there are. */
    public int placed() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM customer_order", Integer.class);
    }
}
