/** XA resources from which tests make those that they put between a transaction manager and a real one. */
@NullMarked
package io.rowmq.resources;

import org.jspecify.annotations.NullMarked;
