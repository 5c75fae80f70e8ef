package io.rowmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.rowmq.RowmqConnectionFactory;
import io.rowmq.micrometer.RowmqMetrics;
import io.rowmq.opentelemetry.RowmqTracing;
import jakarta.jms.ConnectionFactory;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jms.core.JmsMessagingTemplate;
import org.springframework.jms.core.JmsTemplate;

/** What is configured, what is left to the application, and what is refused. */
class ConfigurationTest {

    @Test
    void theMessagesAreInTheDataSourceOfTheApplication() {
        Applications.withDataSource().run(context -> {
            context.getBean(JmsTemplate.class).convertAndSend("orders", "order 17");

            assertThat(context.getBean("jmsConnectionFactory")).isInstanceOf(RowmqConnectionFactory.class);
            assertThat(context.getBean(JdbcTemplate.class)
                            .queryForObject("SELECT COUNT(*) FROM rowmq_message", Integer.class))
                    .isEqualTo(1);
            assertThat(context).hasSingleBean(JmsMessagingTemplate.class);
        });
    }

    @Test
    void listenersReceive() {
        Applications.withDataSource().withBean(Applications.Orders.class).run(context -> {
            context.getBean(JmsTemplate.class).convertAndSend("orders", "order 17");

            assertThat(context.getBean(Applications.Orders.class).received().poll(1, TimeUnit.MINUTES))
                    .isEqualTo("order 17");
        });
    }

    @Test
    void aUrlTakesThePlaceOfTheDataSource() {
        Applications.withDataSource()
                .withPropertyValues(
                        "rowmq.url=jdbc:h2:mem:" + UUID.randomUUID(),
                        "rowmq.max-deliveries=3",
                        "rowmq.redelivery-delay=2s")
                .run(context -> {
                    RowmqConnectionFactory factory = context.getBean(RowmqConnectionFactory.class);

                    assertThat(factory.getUrl()).startsWith("jdbc:h2:mem:");
                    assertThat(factory.getMaxDeliveries()).isEqualTo(3);
                    assertThat(factory.getRedeliveryDelay()).isEqualTo(2_000);
                });
    }

    @Test
    void anImpossibleValueStopsTheApplicationAndIsNamed() {
        Applications.withDataSource()
                .withPropertyValues("rowmq.durability=sometimes")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("durability")
                        .hasMessageContaining("sometimes"));
    }

    @Test
    void aConnectionFactoryOfTheApplicationIsLeftAlone() {
        RowmqConnectionFactory own = new RowmqConnectionFactory("jdbc:h2:mem:own");
        Applications.withDataSource()
                .withBean("own", ConnectionFactory.class, () -> own)
                .run(context -> {
                    assertThat(context).hasSingleBean(ConnectionFactory.class);
                    assertThat(context.getBean(ConnectionFactory.class)).isSameAs(own);
                });
    }

    @Test
    void itCanBeSwitchedOff() {
        Applications.withDataSource()
                .withPropertyValues("rowmq.enabled=false")
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(RowmqConnectionFactory.class)
                        .doesNotHaveBean(JmsTemplate.class)
                        .doesNotHaveBean(RowmqMetrics.class)
                        .doesNotHaveBean("rowmqHealthIndicator"));
    }

    @Test
    void ofSeveralDataSourcesNoneIsGuessed() {
        Applications.plain()
                .withBean("one", DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:one"))
                .withBean("two", DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:two"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("several DataSource beans")
                        .hasMessageContaining("@Primary"));
    }

    @Test
    void customizersComeLast() {
        Applications.withDataSource()
                .withPropertyValues("rowmq.max-deliveries=3")
                .withBean(
                        RowmqConnectionFactoryCustomizer.class,
                        () -> factory -> factory.setMaxDeliveries(factory.getMaxDeliveries() + 1))
                .run(context -> assertThat(
                                context.getBean(RowmqConnectionFactory.class).getMaxDeliveries())
                        .isEqualTo(4));
    }

    @Test
    void migrationsComeFirst() {
        Applications.withDataSource()
                .withPropertyValues("spring.flyway.enabled=true")
                .run(context -> assertThat(context.getBeanFactory()
                                .getBeanDefinition("jmsConnectionFactory")
                                .getDependsOn())
                        .contains("flywayInitializer"));
    }

    @Test
    void changeLogsOfLiquibaseComeFirstAsWell() {
        Applications.withDataSource()
                .withBean("changes", SpringLiquibase.class, ConfigurationTest::noChanges)
                .run(context -> assertThat(context.getBeanFactory()
                                .getBeanDefinition("jmsConnectionFactory")
                                .getDependsOn())
                        .contains("changes"));
    }

    private static SpringLiquibase noChanges() {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setShouldRun(false);
        return liquibase;
    }

    /** The indicator is of one class in Spring Boot 3 and of another in 4. */
    private static String health(ApplicationContext context) throws ReflectiveOperationException {
        Object indicator = context.getBean("rowmqHealthIndicator");
        return indicator.getClass().getMethod("health").invoke(indicator).toString();
    }

    @Test
    void healthAsksTheDatabase() {
        Applications.withDataSource()
                .run(context -> assertThat(health(context))
                        .startsWith("UP")
                        .contains("RowMQ")
                        .contains("H2"));
    }

    @Test
    void healthIsDownWithoutTheDatabase() {
        Applications.withDataSource().run(context -> {
            context.getBean(HikariDataSource.class).close();

            assertThat(health(context)).startsWith("DOWN");
        });
    }

    @Test
    void healthCanBeSwitchedOff() {
        Applications.withDataSource()
                .withPropertyValues("management.health.rowmq.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("rowmqHealthIndicator"));
    }

    @Test
    void aTemplateOfTheApplicationIsLeftAlone() {
        JmsTemplate own = new JmsTemplate(new RowmqConnectionFactory("jdbc:h2:mem:own"));
        Applications.withDataSource()
                .withBean("own", JmsTemplate.class, () -> own)
                .run(context -> assertThat(context).getBean(JmsTemplate.class).isSameAs(own));
    }

    @Test
    void metersAreRegisteredWhereThereIsARegistry() {
        Applications.withDataSource()
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    context.getBean(JmsTemplate.class).convertAndSend("orders", "order 17");

                    assertThat(context).hasSingleBean(RowmqMetrics.class);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("rowmq.send")
                                    .tag("destination", "orders")
                                    .tag("outcome", "success")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void spansAreMadeWhereThereIsOpenTelemetryUnlessSwitchedOff() {
        Applications.withDataSource()
                .withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .run(context -> assertThat(context).hasSingleBean(RowmqTracing.class));
        Applications.withDataSource()
                .withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .withPropertyValues("rowmq.tracing=false")
                .run(context -> assertThat(context).doesNotHaveBean(RowmqTracing.class));
    }
}
