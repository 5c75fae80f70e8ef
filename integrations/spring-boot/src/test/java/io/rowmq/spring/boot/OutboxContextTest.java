package io.rowmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqContext;
import io.rowmq.RowmqQueue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/** Messages in {@code @Transactional} methods, with the connection of JdbcTemplate and of Hibernate, and joined. */
class OutboxContextTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");

    /** A row and a message, both or neither, whichever way they are written. */
    private static void bothOrNeither(ApplicationContext context, Runnable work) {
        Applications.Service service = context.getBean(Applications.Service.class);
        JmsTemplate jms = context.getBean(JmsTemplate.class);
        jms.setReceiveTimeout(10_000);
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        jdbc.execute("CREATE TABLE IF NOT EXISTS purchase (number INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");

        assertThatThrownBy(() -> service.act(work, true)).isInstanceOf(Applications.Failure.class);
        assertThat(count(jdbc, "purchase")).isZero();
        assertThat(count(jdbc, "rowmq_outbox")).isZero();

        service.act(work, false);
        assertThat(count(jdbc, "purchase")).isEqualTo(1);
        assertThat(jms.receiveAndConvert("orders")).isEqualTo("bought");

        jms.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
        assertThat(jms.receive("orders")).isNull();
    }

    private static int count(JdbcTemplate jdbc, String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }

    private static void sendOn(Connection connection, ApplicationContext context) {
        try (RowmqContext outbox = context.getBean(RowmqConnectionFactory.class).createContext(connection)) {
            outbox.createProducer().send(ORDERS, "bought");
        }
    }

    private static EntityManager entities(ApplicationContext context) {
        return SharedEntityManagerCreator.createSharedEntityManager(context.getBean(EntityManagerFactory.class));
    }

    private static ApplicationContextRunner application() {
        return Applications.withDataSource().withBean(Applications.Service.class);
    }

    @Test
    void theConnectionOfJdbcTemplate() {
        application().withPropertyValues("rowmq.join-transactions=false").run(context -> {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            bothOrNeither(context, () -> {
                jdbc.update("INSERT INTO purchase DEFAULT VALUES");
                jdbc.execute((ConnectionCallback<Void>) connection -> {
                    sendOn(connection, context);
                    return null;
                });
            });
        });
    }

    @Test
    void theConnectionOfHibernate() {
        application()
                .withUserConfiguration(Jpa.class)
                .withPropertyValues("rowmq.join-transactions=false")
                .run(context -> {
                    EntityManager entities = entities(context);
                    bothOrNeither(context, () -> {
                        entities.persist(new Purchase());
                        entities.unwrap(Session.class).doWork(connection -> sendOn(connection, context));
                    });
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"row first", "message first"})
    void joinedToATransactionOfJpa(String order) {
        application().withUserConfiguration(Jpa.class).run(context -> {
            EntityManager entities = entities(context);
            JmsTemplate jms = context.getBean(JmsTemplate.class);
            Runnable row = () -> entities.persist(new Purchase());
            Runnable message = () -> jms.convertAndSend("orders", "bought");
            boolean rowFirst = order.equals("row first");
            bothOrNeither(context, () -> {
                (rowFirst ? row : message).run();
                (rowFirst ? message : row).run();
            });
        });
    }

    /** What Spring Boot would configure for JPA, in the same words for both its versions. */
    @Configuration(proxyBeanMethods = false)
    static class Jpa {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setPackagesToScan(Purchase.class.getPackageName());
            factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }
    }
}
