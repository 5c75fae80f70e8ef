/**
 * A polite web crawler that survives being killed at any moment.
 *
 * <p>The frontier is a queue. {@link io.rowmq.samples.crawler.PageWorker} is the part to read first: each step takes
 * one URL, fetches the page, and commits the receipt, the page's row and the URLs found on it as one transaction.
 */
@NullMarked
package io.rowmq.samples.crawler;

import org.jspecify.annotations.NullMarked;
