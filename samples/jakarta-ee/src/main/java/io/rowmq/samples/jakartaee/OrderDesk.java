package io.rowmq.samples.jakartaee;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Takes orders: the row and the message about it are written together, or not at all. */
@Stateless
public class OrderDesk {

    static final String QUEUE = "customer-orders";

    @PersistenceContext
    private EntityManager orders;

    /** Which provider that is, only the server's descriptor knows. */
    @Resource(name = "jms/orders")
    private ConnectionFactory messaging;

    /**
     * Places an order.
     *
     * @throws IllegalArgumentException for an item without a name, after everything was written and sent
     */
    public long place(String item) {
        CustomerOrder order = new CustomerOrder(item);
        orders.persist(order);
        try (JMSContext context = messaging.createContext()) {
            context.createProducer().send(context.createQueue(QUEUE), order.getId() + " " + item);
        }
        if (item.isBlank()) {
            throw new IllegalArgumentException("an order needs an item");
        }
        return order.getId();
    }

    /** {@return all orders, with their states} */
    public List<String> all() {
        return orders.createNamedQuery("all", CustomerOrder.class)
                .getResultStream()
                .map(CustomerOrder::toString)
                .toList();
    }
}
