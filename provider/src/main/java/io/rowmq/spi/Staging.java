package io.rowmq.spi;

/** What becomes of a row of the outbox. A unit that says so fails as a whole if the row is not there any more. */
public sealed interface Staging {

    /** The error code that says that a row of the outbox is not there any more, or not as it was. */
    String ELSEWHERE = "ROWMQ-STAGED-ELSEWHERE";

    /** The key of the row. */
    long id();

    /** The message goes to its destination with this unit, and the row goes away. */
    record Moved(long id) implements Staging {}

    /**
     * The message cannot be delivered. The row stays, with the reason, until somebody corrects or deletes it.
     *
     * @param id the key of the row
     * @param reason why, for people
     */
    record Rejected(long id, String reason) implements Staging {}
}
