package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.spi.MessageObserver;
import jakarta.jms.ConnectionFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/**
 * The connection factory, unless the application has one: with the URL of {@code rowmq.url}, or else on the
 * application's data source, or else with the default of {@link RowmqConnectionFactory}. Migrations of Flyway and
 * Liquibase and the scripts of {@code spring.sql.init} are run before it.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration",
            "org.springframework.boot.autoconfigure.jms.activemq.ActiveMQAutoConfiguration",
            "org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration",
            "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration",
            "org.springframework.boot.activemq.autoconfigure.ActiveMQAutoConfiguration",
            "org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration"
        },
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jms.JndiConnectionFactoryAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jms.autoconfigure.JndiConnectionFactoryAutoConfiguration"
        })
@ConditionalOnMissingBean(ConnectionFactory.class)
@ConditionalOnProperty(name = "rowmq.enabled", matchIfMissing = true)
@ConditionalOnClass(ConnectionFactory.class)
@EnableConfigurationProperties(RowmqProperties.class)
public class RowmqAutoConfiguration {

    private static final String SPRING_JDBC = "org.springframework.jdbc.datasource.ConnectionHolder";

    /** Called by Spring. */
    public RowmqAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    RowmqConnectionFactory jmsConnectionFactory(
            RowmqProperties properties,
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<MessageObserver> observers,
            ObjectProvider<RowmqConnectionFactoryCustomizer> customizers) {
        DataSource dataSource = properties.url() == null ? chosen(dataSources) : null;
        RowmqConnectionFactory factory = factory(properties, dataSource);
        properties.applyTo(factory);
        observers.orderedStream().forEach(factory::addObserver);
        customizers.orderedStream().forEach(customizer -> customizer.customize(factory));
        return factory;
    }

    private static RowmqConnectionFactory factory(RowmqProperties properties, @Nullable DataSource dataSource) {
        if (dataSource == null) {
            return new RowmqConnectionFactory();
        }
        boolean spring = ClassUtils.isPresent(SPRING_JDBC, RowmqAutoConfiguration.class.getClassLoader());
        return spring && properties.joinTransactions()
                ? new JoiningConnectionFactory(dataSource)
                : new RowmqConnectionFactory(dataSource);
    }

    private static @Nullable DataSource chosen(ObjectProvider<DataSource> dataSources) {
        DataSource unique = dataSources.getIfUnique();
        if (unique == null && dataSources.stream().findAny().isPresent()) {
            throw new IllegalStateException(
                    "There are several DataSource beans, and none is primary, so it is not known"
                            + " which of them has the messages: mark one with @Primary, or set rowmq.url");
        }
        return unique;
    }
}
