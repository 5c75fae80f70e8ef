/** The crawler's parts one by one, and the whole of it killed again and again. */
@NullMarked
package io.rowmq.samples.crawler;

import org.jspecify.annotations.NullMarked;
