package io.rowmq.spring.boot;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.transaction.annotation.Transactional;

/** Applications as users write them, which differ in their properties and beans. */
final class Applications {

    private Applications() {}

    /** With a data source in memory. */
    static ApplicationContextRunner withDataSource() {
        return plain().withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
    }

    /** With neither data source nor URL, and without migrations and JPA, which some tests configure. */
    static ApplicationContextRunner plain() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        "spring.flyway.enabled=false",
                        "spring.liquibase.enabled=false",
                        "spring.autoconfigure.exclude="
                                + "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration");
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class Application {}

    /** What services of the application do. */
    public static class Service {

        /** Does something in a transaction, which is rolled back if the service fails in the end. */
        @Transactional
        public void act(Runnable action, boolean failing) {
            action.run();
            if (failing) {
                throw new Failure();
            }
        }
    }

    /** What the service fails with. */
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failure() {
            super("on purpose");
        }
    }

    /** Keeps what comes. */
    static class Orders {

        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

        @JmsListener(destination = "orders")
        void receive(String order) {
            received.add(order);
        }

        BlockingQueue<String> received() {
            return received;
        }
    }
}
