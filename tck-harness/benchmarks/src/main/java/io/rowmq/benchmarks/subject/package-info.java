/** What is measured: messaging systems, and bare JDBC as the limit of all that store messages in a database. */
@NullMarked
package io.rowmq.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
