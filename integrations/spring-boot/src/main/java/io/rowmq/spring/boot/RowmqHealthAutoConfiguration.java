package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code rowmq}, as Spring Boot 3 knows it. */
@AutoConfiguration(after = RowmqAutoConfiguration.class)
@ConditionalOnClass({AbstractHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(RowmqConnectionFactory.class)
@ConditionalOnEnabledHealthIndicator("rowmq")
public class RowmqHealthAutoConfiguration {

    /** Called by Spring. */
    public RowmqHealthAutoConfiguration() {}

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
