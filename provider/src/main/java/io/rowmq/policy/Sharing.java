package io.rowmq.policy;

/** Whether several JVMs use one database at the same time. */
public enum Sharing {
    /** Exclusive for embedded files, shared for database servers. The default. */
    AUTO,
    /** One JVM owns the database; claims are kept in memory. A second JVM is refused. */
    EXCLUSIVE,
    /** Every JVM is a peer; claims are kept in the database. */
    SHARED
}
