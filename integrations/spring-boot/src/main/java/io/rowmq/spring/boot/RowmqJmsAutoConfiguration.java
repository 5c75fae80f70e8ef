package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.config.JmsListenerConfigUtils;
import org.springframework.jms.core.JmsMessageOperations;
import org.springframework.jms.core.JmsMessagingTemplate;
import org.springframework.jms.core.JmsOperations;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.support.converter.MessageConverter;

/**
 * Templates and listeners where Spring Boot does not configure them itself, because its own module for JMS, which is
 * one of its own since version 4, is not on the class path.
 */
@AutoConfiguration(
        after = RowmqAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration",
            "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration"
        })
@ConditionalOnClass(JmsTemplate.class)
@ConditionalOnBean(RowmqConnectionFactory.class)
public class RowmqJmsAutoConfiguration {

    /** Called by Spring. */
    public RowmqJmsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(JmsOperations.class)
    JmsTemplate jmsTemplate(RowmqConnectionFactory factory, ObjectProvider<MessageConverter> converter) {
        JmsTemplate template = new JmsTemplate(factory);
        converter.ifUnique(template::setMessageConverter);
        return template;
    }

    @Bean
    @ConditionalOnBean(JmsTemplate.class)
    @ConditionalOnMissingBean(JmsMessageOperations.class)
    JmsMessagingTemplate jmsMessagingTemplate(JmsTemplate template) {
        return new JmsMessagingTemplate(template);
    }

    @Bean
    @ConditionalOnMissingBean(name = "jmsListenerContainerFactory")
    DefaultJmsListenerContainerFactory jmsListenerContainerFactory(
            RowmqConnectionFactory factory, ObjectProvider<MessageConverter> converter) {
        DefaultJmsListenerContainerFactory containers = new DefaultJmsListenerContainerFactory();
        containers.setConnectionFactory(factory);
        containers.setSessionTransacted(true);
        converter.ifUnique(containers::setMessageConverter);
        return containers;
    }

    /** Finds methods with {@code @JmsListener}. */
    @EnableJms
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(name = JmsListenerConfigUtils.JMS_LISTENER_ANNOTATION_PROCESSOR_BEAN_NAME)
    static class Listeners {}
}
