package io.rowmq.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, a {@link RowmqExtension}. To set options without Java code:
 *
 * <pre>{@code
 * @RowmqTest(options = {"maxDeliveries=3", "redeliveryDelay=1000"})
 * class OrdersTest { ... }
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RowmqExtension.class)
public @interface RowmqTest {

    /** {@return options of the connection factory, each as {@code name=value}} */
    String[] options() default {};
}
