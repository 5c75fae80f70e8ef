package io.rowmq.internal.engine;

import io.rowmq.internal.security.DestinationPattern;
import io.rowmq.policy.DestinationSetting;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.SettingRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings as they were read at one time. Where several patterns mean a destination the most specific decides, each
 * setting for itself: first a pattern without wildcards, then the one with more characters that stand for themselves,
 * then the one that names the kind.
 */
final class SettingTable {

    static final SettingTable EMPTY = of(List.of());

    private final List<SettingRow> rows;
    /** The most specific last, so that it has the last word. */
    private final List<Rule> rules = new ArrayList<>();

    private final Set<String> targets = new HashSet<>();
    private final List<String> complaints = new ArrayList<>(0);

    private record Rule(DestinationPattern pattern, int weight, DestinationSetting setting, String value) {}

    private SettingTable(List<SettingRow> rows) {
        this.rows = List.copyOf(rows);
        for (SettingRow row : rows) {
            try {
                DestinationSetting setting = DestinationSetting.named(row.name());
                String value = setting.checked(row.value());
                rules.add(new Rule(DestinationPattern.of(row.pattern()), weight(row.pattern()), setting, value));
                if (setting == DestinationSetting.DEAD_LETTER_QUEUE || setting == DestinationSetting.EXPIRY_QUEUE) {
                    targets.add(value);
                }
            } catch (IllegalArgumentException invalid) {
                // written by hand, or by a newer version; everything else still holds
                complaints.add("The setting of " + row.pattern() + " is not in force: " + invalid.getMessage());
            }
        }
        rules.sort(Comparator.comparingInt(Rule::weight));
    }

    static SettingTable of(List<SettingRow> rows) {
        return new SettingTable(rows);
    }

    private static int weight(String pattern) {
        int stars = (int) pattern.chars().filter(c -> c == '*').count();
        int kind = pattern.contains("://") ? 1 : 0;
        int letters = pattern.length() - stars;
        return (stars == 0 ? 1 << 24 : 0) + letters * 2 + kind;
    }

    List<SettingRow> rows() {
        return rows;
    }

    /** What is wrong with some of the rows. */
    List<String> complaints() {
        return complaints;
    }

    boolean namesAsTarget(String queue) {
        return targets.contains(queue);
    }

    Map<DestinationSetting, String> settings(Kind kind, String name) {
        Map<DestinationSetting, String> settings = new EnumMap<>(DestinationSetting.class);
        for (Rule rule : rules) {
            if (rule.pattern().matches(kind, name)) {
                settings.put(rule.setting(), rule.value());
            }
        }
        return settings;
    }
}
