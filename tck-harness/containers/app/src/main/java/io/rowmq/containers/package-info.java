/** What is to be seen of the application in any server, from outside, by HTTP. */
@NullMarked
package io.rowmq.containers;

import org.jspecify.annotations.NullMarked;
