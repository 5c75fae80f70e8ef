package io.rowmq.store.jdbc.internal.error;

import io.rowmq.spi.BranchStep;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.Registry;
import io.rowmq.spi.Staging;
import jakarta.jms.JMSException;

/** The error codes of the exceptions that the store throws ({@link JMSException#getErrorCode}). */
public enum ErrorCode {
    /** An option has a value that cannot be used. */
    OPTION("ROWMQ-OPTION"),
    /** The URL is not understood, or nothing can be opened there. */
    URL("ROWMQ-URL"),
    /** The URL or an option asks for something this version does not do. */
    UNSUPPORTED("ROWMQ-UNSUPPORTED"),
    /** Another process has the database open. */
    LOCKED("ROWMQ-DATABASE-LOCKED"),
    /** User name or password is wrong. */
    CREDENTIALS("ROWMQ-CREDENTIALS"),
    /** The file is not a database, or damaged, or encrypted with another key. */
    FOREIGN_FILE("ROWMQ-FOREIGN-FILE"),
    /** The user may not do what has to be done. */
    PERMISSION("ROWMQ-PERMISSION"),
    /** The tables are missing, of another version, or not RowMQ's. */
    SCHEMA("ROWMQ-SCHEMA"),
    /** A row cannot be stored: a value is too long, or a name exists already. */
    VALUE("ROWMQ-VALUE"),
    /** The database undoes the whole transaction because one of its statements failed. */
    ABORTED("ROWMQ-ABORTED"),
    /** What stands between this JVM and the server does not let connections keep their sessions. */
    POOLER("ROWMQ-POOLER"),
    /** Others kept it from being done: a deadlock, a conflict, or a time limit of the database's. */
    BUSY("ROWMQ-BUSY"),
    /** The disk is full, or cannot be read or written. */
    STORAGE("ROWMQ-STORAGE"),
    /** The database was lost and could not be opened again. */
    CONNECTION("ROWMQ-CONNECTION"),
    /** The database was lost while committing, and what became of the commit could not be found out yet. */
    IN_DOUBT(MessageStore.IN_DOUBT),
    /** The application's connection cannot be used for the outbox. */
    OUTBOX("ROWMQ-OUTBOX"),
    /** There is no XA branch for which the step would be right. */
    NO_BRANCH(BranchStep.NO_BRANCH),
    /** This JVM was taken for dead, and what it had received is given to others. */
    FENCED(Nodes.FENCED),
    /** Subscriptions have changed, or another JVM has sent a message with the same identifier; done again by itself. */
    STALE(Registry.STALE),
    /** A row of the outbox is not there any more, or not as it was. */
    STAGED_ELSEWHERE(Staging.ELSEWHERE),
    /** The destination has ended. */
    DELETED("ROWMQ-DELETED"),
    /** The store has been closed. */
    CLOSED("ROWMQ-CLOSED"),
    /** Anything else the database reported. */
    DATABASE("ROWMQ-DATABASE");

    private final String code;

    ErrorCode(String code) {
        this.code = code;
    }

    /** An exception with this code. */
    public JMSException exception(String message) {
        return new JMSException(message, code);
    }

    /** An exception with this code and the reason behind it. */
    public JMSException exception(String message, Exception cause) {
        return new JMSException(message, code, cause);
    }

    /** Whether the exception carries this code. */
    public boolean of(JMSException exception) {
        return code.equals(exception.getErrorCode());
    }
}
