/** A shop whose orders are rows and messages, written in one transaction. */
@NullMarked
package io.rowmq.samples.spring;

import org.jspecify.annotations.NullMarked;
