package io.rowmq.policy;

/** Whether RowMQ creates its tables. */
public enum InitializeSchema {
    /** In embedded databases only. The default. */
    EMBEDDED,
    /** Wherever they are missing. */
    ALWAYS,
    /** Never: missing tables are an error. */
    NEVER
}
