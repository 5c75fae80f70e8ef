package io.rowmq.store.jdbc.internal.dialect;

/**
 * A database that the settings point at.
 *
 * @param name what it is called in messages: its URL without a password
 * @param identity the same for all settings that point at the same database
 * @param dialect how to talk to it
 * @param source where connections come from
 */
public record Address(String name, String identity, Dialect dialect, ConnectionSource source) {}
