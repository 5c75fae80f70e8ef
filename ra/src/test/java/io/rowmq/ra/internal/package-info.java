/** Tests of what the parts of the resource adapter have in common. */
@NullMarked
package io.rowmq.ra.internal;

import org.jspecify.annotations.NullMarked;
