/** The meters as a registry and a scrape show them, and the dashboard that reads them. */
@NullMarked
package io.rowmq.micrometer;

import org.jspecify.annotations.NullMarked;
