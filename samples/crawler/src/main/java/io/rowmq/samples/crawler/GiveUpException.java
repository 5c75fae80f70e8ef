package io.rowmq.samples.crawler;

/** A page that trying again would not bring. */
final class GiveUpException extends Exception {

    private static final long serialVersionUID = 1;

    GiveUpException(String reason) {
        super(reason);
    }
}
