package io.rowmq.cli.internal.output;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command line reads and writes.
 *
 * @param out results
 * @param err errors and progress
 * @param in what is piped in
 * @param interactive whether a person looks at it
 * @param environment the variables of the environment
 */
public record Terminal(
        PrintWriter out, PrintWriter err, InputStream in, boolean interactive, Map<String, String> environment) {}
