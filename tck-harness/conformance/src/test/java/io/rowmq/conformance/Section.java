package io.rowmq.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The section of the Jakarta Messaging 3.1 specification that a test holds RowMQ to; it begins the test's name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Section {

    /** The number, for example {@code 6.2.10}, or {@code API} for what only the API's documentation says. */
    String value();
}
