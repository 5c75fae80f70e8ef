/**
 * RowMQ in Spring Boot: a connection factory on the application's data source, whose sends take part in the
 * application's transactions, and what belongs to it: templates, listeners, health, metrics.
 */
@NullMarked
package io.rowmq.spring.boot;

import org.jspecify.annotations.NullMarked;
