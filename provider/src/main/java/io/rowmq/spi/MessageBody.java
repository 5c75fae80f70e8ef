package io.rowmq.spi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message. Its content is text or bytes according to the type; a body that was stored apart because of
 * its size is {@linkplain #detached() detached} until {@link MessageStore#loadBody} brings its content.
 *
 * <p>The array is shared, not copied: nobody may change it once a body has been made of it.
 *
 * @param type what the body is
 * @param text the content of TEXT, MAP and STREAM, null where there is none
 * @param bytes the content of BYTES and OBJECT, null where there is none
 * @param detachedSize for a detached body, its approximate size in bytes; otherwise 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record MessageBody(BodyType type, @Nullable String text, byte @Nullable [] bytes, long detachedSize) {

    /** The body of a message that has none. */
    public static final MessageBody NONE = new MessageBody(BodyType.NONE, null, null, 0);

    /** A body of text; {@code type} is TEXT, MAP or STREAM. */
    public static MessageBody ofText(BodyType type, @Nullable String text) {
        return new MessageBody(type, text, null, 0);
    }

    /** A body of bytes; {@code type} is BYTES or OBJECT. */
    public static MessageBody ofBytes(BodyType type, byte @Nullable [] bytes) {
        return new MessageBody(type, null, bytes, 0);
    }

    /** A body whose content is still in the database. */
    public static MessageBody detached(BodyType type, long size) {
        return new MessageBody(type, null, null, size);
    }

    /** Whether the content has to be loaded before it can be read. */
    public boolean detached() {
        return detachedSize > 0;
    }

    /** What the content takes in memory and in the database, in bytes; for text its characters are counted. */
    public long size() {
        if (text != null) {
            return text.length();
        }
        return bytes != null ? bytes.length : 0;
    }

    /** The exact number of bytes of the content in UTF-8. */
    public long encodedSize() {
        return text != null ? text.getBytes(StandardCharsets.UTF_8).length : size();
    }
}
