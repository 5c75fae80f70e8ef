package io.rowmq.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The mode of a {@code JMSContext} or {@code Session} parameter; without it, AUTO_ACKNOWLEDGE. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface SessionMode {

    /** {@return one of the constants of {@link jakarta.jms.JMSContext}} */
    int value();
}
