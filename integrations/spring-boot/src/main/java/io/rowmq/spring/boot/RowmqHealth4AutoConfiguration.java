package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code rowmq}, as Spring Boot knows it from version 4 on. */
@AutoConfiguration(after = RowmqAutoConfiguration.class)
@ConditionalOnClass({AbstractHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnMissingClass("org.springframework.boot.actuate.health.AbstractHealthIndicator")
@ConditionalOnBean(RowmqConnectionFactory.class)
@ConditionalOnEnabledHealthIndicator("rowmq")
public class RowmqHealth4AutoConfiguration {

    /** Called by Spring. */
    public RowmqHealth4AutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "rowmqHealthIndicator")
    AbstractHealthIndicator rowmqHealthIndicator(RowmqConnectionFactory factory) {
        return new Indicator(new HealthCheck(factory));
    }

    private static final class Indicator extends AbstractHealthIndicator {

        private final HealthCheck check;

        Indicator(HealthCheck check) {
            super("RowMQ does not answer");
            this.check = check;
        }

        @Override
        protected void doHealthCheck(Health.Builder builder) throws Exception {
            builder.up().withDetails(check.details());
        }
    }
}
