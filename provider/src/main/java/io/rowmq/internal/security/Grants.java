package io.rowmq.internal.security;

import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.spi.DestinationRow.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a list of roles allows. Remembers its answers, because each message that is sent asks. */
final class Grants {

    static final int MOST_REMEMBERED = 10_000;

    private final List<Rule> rules;
    private final Map<Kind, Map<String, Set<Right>>> known = new EnumMap<>(Kind.class);

    private record Rule(DestinationPattern pattern, Set<Right> rights) {}

    Grants(List<Role> roles) {
        rules = roles.stream()
                .map(role -> new Rule(DestinationPattern.of(role.pattern()), role.rights()))
                .toList();
        for (Kind kind : Kind.values()) {
            known.put(kind, new ConcurrentHashMap<>());
        }
    }

    boolean allow(Right right, Kind kind, String name) {
        Map<String, Set<Right>> answers = known.getOrDefault(kind, Map.of());
        Set<Right> rights = answers.get(name);
        if (rights == null) {
            rights = rights(kind, name);
            if (answers.size() >= MOST_REMEMBERED) {
                answers.clear();
            }
            answers.put(name, rights);
        }
        return rights.contains(right);
    }

    /** How many answers are remembered. */
    int remembered() {
        return known.values().stream().mapToInt(Map::size).sum();
    }

    private Set<Right> rights(Kind kind, String name) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Rule rule : rules) {
            if (rule.pattern.matches(kind, name)) {
                rights.addAll(rule.rights);
            }
        }
        return rights;
    }
}
