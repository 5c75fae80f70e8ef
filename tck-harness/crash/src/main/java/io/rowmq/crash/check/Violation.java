package io.rowmq.crash.check;

/**
 * A promise that was not kept.
 *
 * @param kind which promise
 * @param subject the delivery or unit, to be looked up in the journal
 * @param text what was seen
 */
public record Violation(Kind kind, String subject, String text) {

    /** The promises. */
    public enum Kind {
        /** A committed send is gone. */
        LOST,
        /** A message whose acknowledgement or commit returned came again. */
        DOUBLED,
        /** A send that was undone, failed or never committed was seen. */
        GHOST,
        /** One part of a unit happened and another did not. */
        TORN,
        /** What was in a consumer's hands came back without the flag, or without a higher count. */
        UNFLAGGED,
        /** Two consumers had the same delivery at the same time. */
        IN_TWO_HANDS,
        /** A message of the same sender was overtaken. */
        OUT_OF_ORDER,
        /** The body is not what was sent. */
        DAMAGED,
        /** A call failed that had no reason to. */
        TROUBLE
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + text;
    }
}
