/**
 * Reading: pages of backlogs, bodies stored apart, timers and the catalogue of destinations, each on a borrowed
 * connection, so that readers never wait for a commit.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.read;

import org.jspecify.annotations.NullMarked;
