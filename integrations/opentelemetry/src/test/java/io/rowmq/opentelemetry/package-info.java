/** The spans that a test exporter collects. */
@NullMarked
package io.rowmq.opentelemetry;

import org.jspecify.annotations.NullMarked;
