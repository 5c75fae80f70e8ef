/**
 * What administrators use: destinations and what waits in them, dead letters, subscriptions, connections, settings,
 * users and branches in doubt. {@link io.rowmq.management.RowmqManagement} is the way in, from a connection factory or
 * over JMX.
 */
@NullMarked
package io.rowmq.management;

import org.jspecify.annotations.NullMarked;
