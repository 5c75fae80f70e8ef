package io.rowmq.spi;

/**
 * A row of {@code rowmq_setting}: what holds for destinations in place of the options of the connection factory.
 *
 * @param pattern which destinations, in the form of a {@link io.rowmq.policy.Role}'s pattern
 * @param name the name of a {@link io.rowmq.policy.DestinationSetting}
 * @param value its value as text
 */
public record SettingRow(String pattern, String name, String value) {}
