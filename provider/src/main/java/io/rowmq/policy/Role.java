package io.rowmq.policy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user may do with the destinations whose name matches a pattern.
 *
 * <p>In a pattern {@code *} stands for any characters but a dot, {@code **} for any characters: {@code orders.*} means
 * {@code orders.new} but not {@code orders.new.eu}, which {@code orders.**} means as well, and {@code **} alone means
 * every destination. Everything else stands for itself. A pattern that begins with {@code queue://} means queues only,
 * one with {@code topic://} topics only.
 *
 * @param pattern which destinations, 1 to 1000 characters
 * @param rights what is allowed, at least one
 */
public record Role(String pattern, Set<Right> rights) {

    /** The pattern that means every destination. */
    public static final String EVERYTHING = "**";

    private static final int LONGEST = 1000;
    private static final List<String> KINDS = List.of("queue://", "topic://");

    /**
     * Checks the pattern, and copies the rights.
     *
     * @throws IllegalArgumentException if the pattern is blank or too long, or there is no right
     */
    public Role {
        if (pattern.isBlank() || KINDS.contains(pattern)) {
            throw new IllegalArgumentException("The pattern '" + pattern
                    + "' of a role names no destination; write for example orders.*, queue://orders.** or "
                    + EVERYTHING);
        }
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException("The pattern of a role has at most " + LONGEST
                    + " characters, but this one has " + pattern.length() + ": " + pattern.substring(0, 50) + "…");
        }
        if (rights.isEmpty()) {
            throw new IllegalArgumentException("The role for '" + pattern + "' allows nothing; name at least one of "
                    + EnumSet.allOf(Right.class));
        }
        rights = Set.copyOf(rights);
    }

    /**
     * The given rights on the destinations that match a pattern.
     *
     * @throws IllegalArgumentException if the pattern is blank or too long, or there is no right
     */
    public static Role of(String pattern, Right... rights) {
        return new Role(pattern, new HashSet<>(List.of(rights)));
    }

    /** Every right on every destination: what makes an administrator. */
    public static Role everything() {
        return new Role(EVERYTHING, EnumSet.allOf(Right.class));
    }

    /** Whether it makes its user an administrator: the right to manage every destination. */
    public boolean administers() {
        return pattern.equals(EVERYTHING) && rights.contains(Right.MANAGE);
    }
}
