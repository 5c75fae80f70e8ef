/** Several JVMs on one database. */
@NullMarked
package io.rowmq.crash.team;

import org.jspecify.annotations.NullMarked;
