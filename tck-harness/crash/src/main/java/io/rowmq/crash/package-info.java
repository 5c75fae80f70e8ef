/**
 * The campaign: starts worker JVMs on one database, kills them at random and at chosen points, starts them again, and
 * has the checker compare what is stored with what was acknowledged.
 */
@NullMarked
package io.rowmq.crash;

import org.jspecify.annotations.NullMarked;
