/** What is transformed is transformed completely, and is what programs of JMS 2.0 expect. */
@NullMarked
package io.rowmq.javax;

import org.jspecify.annotations.NullMarked;
