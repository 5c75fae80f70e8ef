package io.rowmq.policy;

/** What a user may be allowed to do with a destination. */
public enum Right {
    /** Send messages to it. */
    SEND,
    /** Receive its messages, subscribe to it, and end durable subscriptions. */
    CONSUME,
    /** Look at its messages without taking them. */
    BROWSE,
    /** Administer it. On all destinations, the pattern {@code **}, it makes the user an administrator of users too. */
    MANAGE
}
