package io.rowmq.store.jdbc.internal.claim;

/**
 * The number by which the rows of a message group are found, whatever the group is called: the same in every JVM and
 * version. Two groups may have the same; then they take turns as if they were one.
 */
public final class GroupKey {

    private static final long START = 0xcbf29ce484222325L;
    private static final long FACTOR = 0x100000001b3L;

    private GroupKey() {}

    /** The key of a group: FNV-1a, 64 bits, over its characters. */
    public static long of(String group) {
        long key = START;
        for (int i = 0; i < group.length(); i++) {
            key = (key ^ group.charAt(i)) * FACTOR;
        }
        return key;
    }
}
