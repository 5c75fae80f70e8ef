package io.rowmq.policy;

/** What a commit that has returned survives. */
public enum Durability {
    /** Loss of power: written to disk and synced before the commit returns. The default. */
    DISK,
    /** The end of the process, however it ends; not loss of power. */
    PROCESS
}
