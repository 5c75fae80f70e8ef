package io.rowmq.policy;

/**
 * A pattern for names of destinations, as the roles of users and the settings of destinations have them: {@code **}
 * stands for any characters, {@code *} for any but a dot, everything else for itself. The time it takes to compare a
 * name grows with its length and the pattern's, and no faster, whatever the pattern is. Immutable.
 *
 * @param text the pattern
 */
public record NamePattern(String text) {

    private static final char STAR = '*';
    private static final char DOT = '.';

    /** Whether the whole of a name fits. */
    public boolean matches(String name) {
        // for each length, whether so much of the name fits the pattern as far as it has been read
        boolean[] fits = new boolean[name.length() + 1];
        fits[0] = true;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == STAR) {
                boolean any = i + 1 < text.length() && text.charAt(i + 1) == STAR;
                i += any ? 1 : 0;
                for (int end = 1; end < fits.length; end++) {
                    fits[end] |= fits[end - 1] && (any || name.charAt(end - 1) != DOT);
                }
            } else {
                for (int end = name.length(); end > 0; end--) {
                    fits[end] = fits[end - 1] && name.charAt(end - 1) == next;
                }
                fits[0] = false;
            }
        }
        return fits[name.length()];
    }
}
