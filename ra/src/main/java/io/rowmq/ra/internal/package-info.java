/** What the beans of the resource adapter have in common: the database they share, look-ups, and how errors read. */
@NullMarked
package io.rowmq.ra.internal;

import org.jspecify.annotations.NullMarked;
