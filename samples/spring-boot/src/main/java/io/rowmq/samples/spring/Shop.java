package io.rowmq.samples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens the shop, places orders, one of which is refused, and waits until the rest is shipped. */
@SpringBootApplication
public class Shop {

    private static final int ORDERS = 20;
    private static final int PATIENCE_SECONDS = 60;

    /** Runs the shop; the exit code is 0 if all went as it should. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean allShipped;
        try (ConfigurableApplicationContext context = SpringApplication.run(Shop.class, arguments)) {
            allShipped = run(context.getBean(OrderService.class), context.getBean(Shipping.class));
        }
        System.exit(allShipped ? 0 : 1);
    }

    static boolean run(OrderService orders, Shipping shipping) throws InterruptedException {
        shipping.expect(ORDERS - 1);
        int refused = 0;
        for (int number = 1; number <= ORDERS; number++) {
            try {
                orders.place(number, "item " + number);
            } catch (IllegalArgumentException refusal) {
                refused++;
                System.out.println("order " + number + " was refused: " + refusal.getMessage());
            }
        }
        shipping.awaitAll(PATIENCE_SECONDS);
        System.out.println(
                "placed " + orders.placed() + " orders, refused " + refused + ", shipped " + shipping.shipped());
        return shipping.shipped() == orders.placed();
    }
}
