package io.rowmq.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of the queue or topic that a parameter stands for. Without it the name is that of the parameter, which the
 * compiler keeps with {@code -parameters}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Destination {

    /** {@return the physical name} */
    String value();
}
