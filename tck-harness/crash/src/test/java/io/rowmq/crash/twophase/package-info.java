/** Tests of the campaigns that kill JVMs between the phases of a commit. */
@NullMarked
package io.rowmq.crash.twophase;

import org.jspecify.annotations.NullMarked;
