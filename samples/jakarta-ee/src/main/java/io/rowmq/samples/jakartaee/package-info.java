/** Orders that are placed by HTTP, kept by JPA and shipped by a message-driven bean; nothing here knows RowMQ. */
@NullMarked
package io.rowmq.samples.jakartaee;

import org.jspecify.annotations.NullMarked;
