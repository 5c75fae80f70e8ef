/**
 * The command line {@code rowmq}: what operators do with queues, from a shell. It knows the management API only, so
 * that it does the same with a database that it opens itself and with one that is open in another JVM.
 */
@NullMarked
package io.rowmq.cli;

import org.jspecify.annotations.NullMarked;
