package io.rowmq.spi;

/** What a message carries (Jakarta Messaging 3.1, section 3.11), in the words used in SQL. */
public enum BodyType {
    /** A plain {@code Message}, without a body. */
    NONE,
    /** A {@code TextMessage}: the text itself, or none. */
    TEXT,
    /** A {@code BytesMessage}: the bytes as they were written. */
    BYTES,
    /** A {@code MapMessage}: typed JSON text. */
    MAP,
    /** A {@code StreamMessage}: typed JSON text. */
    STREAM,
    /** An {@code ObjectMessage}: a serialised Java object. */
    OBJECT
}
