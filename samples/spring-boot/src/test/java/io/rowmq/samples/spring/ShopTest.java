package io.rowmq.samples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ShopTest {

    @Test
    void everyOrderThatWasPlacedIsShippedAndTheRefusedOneIsNot() throws InterruptedException {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(Shop.class, "--spring.datasource.url=jdbc:h2:mem:shop")) {
            OrderService orders = context.getBean(OrderService.class);
            Shipping shipping = context.getBean(Shipping.class);

            assertThat(Shop.run(orders, shipping)).isTrue();
            assertThat(orders.placed()).isEqualTo(19);
            assertThat(shipping.shipped()).isEqualTo(19);
        }
    }
}
