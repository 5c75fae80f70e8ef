package io.rowmq.management;

/**
 * Something that is set for the destinations that match a pattern.
 *
 * @param pattern which destinations, as in {@link io.rowmq.policy.Role}
 * @param name what, see {@link io.rowmq.policy.DestinationSetting}
 * @param value its value
 */
public record RowmqSetting(String pattern, String name, String value) {}
