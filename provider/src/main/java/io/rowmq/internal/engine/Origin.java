package io.rowmq.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a send or a subscription comes from, as {@code noLocal} and temporary destinations need it.
 *
 * @param connectionId unique in the JVM
 * @param clientId the client identifier, if the connection has one
 */
public record Origin(long connectionId, @Nullable String clientId) {}
