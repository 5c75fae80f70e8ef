package io.rowmq.spring.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.rowmq.RowmqConnectionFactory;
import io.rowmq.micrometer.RowmqMetrics;
import io.rowmq.opentelemetry.RowmqTracing;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics and traces, where {@code rowmq-micrometer} and {@code rowmq-opentelemetry} are on the class path. */
@AutoConfiguration(
        after = RowmqAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
        })
@ConditionalOnBean(RowmqConnectionFactory.class)
public class RowmqObservationAutoConfiguration {

    /** Called by Spring. */
    public RowmqObservationAutoConfiguration() {}

    /** With Micrometer. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterRegistry.class, RowmqMetrics.class})
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnProperty(name = "rowmq.metrics", matchIfMissing = true)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        RowmqMetrics rowmqMetrics(MeterRegistry registry) {
            return new RowmqMetrics(registry);
        }
    }

    /** With OpenTelemetry. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({OpenTelemetry.class, RowmqTracing.class})
    @ConditionalOnBean(OpenTelemetry.class)
    @ConditionalOnProperty(name = "rowmq.tracing", matchIfMissing = true)
    static class Tracing {

        @Bean
        @ConditionalOnMissingBean
        RowmqTracing rowmqTracing(OpenTelemetry openTelemetry) {
            return new RowmqTracing(openTelemetry);
        }
    }
}
