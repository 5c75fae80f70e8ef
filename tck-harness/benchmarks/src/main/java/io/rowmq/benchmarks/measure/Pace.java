package io.rowmq.benchmarks.measure;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp how long to run before the first window
 * @param window how long a window is
 * @param windows how many windows there are
 */
public record Pace(Duration warmUp, Duration window, int windows) {}
