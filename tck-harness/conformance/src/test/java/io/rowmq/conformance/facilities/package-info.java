/** Chapters 9 and 10: reliability, inherited methods, exceptions. */
@NullMarked
package io.rowmq.conformance.facilities;

import org.jspecify.annotations.NullMarked;
