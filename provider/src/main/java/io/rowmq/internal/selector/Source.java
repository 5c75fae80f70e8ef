package io.rowmq.internal.selector;

import jakarta.jms.InvalidSelectorException;

/**
 * The text being parsed, as far as complaints about it need it.
 *
 * @param text the whole text
 */
record Source(String text) {

    private static final int LONGEST_ECHO = 300;

    /** An error at a position, the first character being 1. */
    InvalidSelectorException error(int position, String found, String expected) {
        return error("at position " + position + ": found " + found + ", expected " + expected);
    }

    /** An error that is no matter of expectation. */
    InvalidSelectorException error(int position, String complaint) {
        return error("at position " + position + ": " + complaint);
    }

    private InvalidSelectorException error(String complaint) {
        String echo = text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
        return new InvalidSelectorException("Invalid selector " + complaint + ". The selector is: " + echo);
    }
}
