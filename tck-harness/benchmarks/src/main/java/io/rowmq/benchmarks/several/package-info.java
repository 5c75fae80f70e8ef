/**
 * Several JVMs on one PostgreSQL: how long a message takes from one to another, what waiting costs the database, and
 * how much passes in all.
 */
@NullMarked
package io.rowmq.benchmarks.several;

import org.jspecify.annotations.NullMarked;
