/** Many messages through a short queue in PostgreSQL: what they leave behind in its tables and indexes. */
@NullMarked
package io.rowmq.benchmarks.bloat;

import org.jspecify.annotations.NullMarked;
