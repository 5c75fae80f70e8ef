/** Chapter 4: queues and topics. */
@NullMarked
package io.rowmq.conformance.domains;

import org.jspecify.annotations.NullMarked;
