package io.rowmq.spi;

import java.lang.System.Logger.Level;

/**
 * Something that somebody should look at, or that is over. Also logged by {@code io.rowmq.alert}, as a warning when it
 * begins and as information when it is over.
 *
 * @param kind what it is about
 * @param subject which one: a destination or subscription, a branch, a relay, a database
 * @param text what was found, in one sentence
 * @param raised true when it begins, false when it is over
 */
public record Alert(Kind kind, String subject, String text, boolean raised) {

    /** What an alert can be about. */
    public enum Kind {
        /** More messages wait than the setting {@code depthAlert} of the destination says. */
        DEPTH,
        /** The message that is next has waited for longer than the setting {@code ageAlert} says. */
        AGE,
        /** A branch of a global transaction has been in doubt for over a minute. */
        BRANCH,
        /** Rows of the outbox have waited for over a minute to be moved. */
        OUTBOX,
        /** A relay to or from another provider has failed for over a minute. */
        RELAY,
        /** This JVM did not renew its lease in time, and was taken for dead; this is never told to be over. */
        LEASE;

        /** What log lines begin with. */
        public String id() {
            return "ROWMQ-ALERT-" + name();
        }
    }

    /** Writes it to the log of alerts. */
    public void log() {
        System.getLogger("io.rowmq.alert")
                .log(raised ? Level.WARNING : Level.INFO, "{0} {1}: {2}", kind.id(), subject, text);
    }
}
