package io.rowmq.policy;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What can be set for single destinations, by the names that the database, the management API and the CLI use. */
public enum DestinationSetting {
    /** Deliveries before a message becomes a dead letter: at least 1, or -1 without limit. */
    MAX_DELIVERIES("maxDeliveries", "a whole number of at least 1, or -1 for no limit", value -> {
        long most = Long.parseLong(value);
        return text(most == -1 || most >= 1 && most <= Integer.MAX_VALUE, most);
    }),
    /** Milliseconds before the second delivery. */
    REDELIVERY_DELAY("redeliveryDelay", "milliseconds, at least 0", DestinationSetting::atLeastZero),
    /** By which factor each further delay is longer. */
    REDELIVERY_BACK_OFF("redeliveryBackOff", "a number from 1 to 1000", value -> {
        double factor = Double.parseDouble(value);
        return text(factor >= 1 && factor <= 1000, factor);
    }),
    /** The longest delay in milliseconds. */
    MAX_REDELIVERY_DELAY("maxRedeliveryDelay", "milliseconds, at least 0", DestinationSetting::atLeastZero),
    /** By which part of itself a delay may be shorter at random. */
    REDELIVERY_JITTER("redeliveryJitter", "a number from 0 to 1", value -> {
        double part = Double.parseDouble(value);
        return text(part >= 0 && part <= 1, part);
    }),
    /** Whether nothing overtakes a message that waits for its redelivery. */
    STRICT_ORDER("strictOrder", "true or false", DestinationSetting::truth),
    /** The queue for messages that are given up. */
    DEAD_LETTER_QUEUE("deadLetterQueue", "the name of a queue, up to 1000 characters", DestinationSetting::queue),
    /** The queue for messages that expire; without it they are removed. */
    EXPIRY_QUEUE("expiryQueue", "the name of a queue, up to 1000 characters", DestinationSetting::queue),
    /** Whether consumers get nothing. */
    PAUSED("paused", "true or false", DestinationSetting::truth),
    /** From how many waiting messages on an alert is raised; 0 for none. */
    DEPTH_ALERT("depthAlert", "a number of messages, at least 0; 0 for none", DestinationSetting::atLeastZero),
    /** From which age of the next message on an alert is raised, in milliseconds; 0 for none. */
    AGE_ALERT("ageAlert", "milliseconds, at least 0; 0 for none", DestinationSetting::atLeastZero),
    /** For how many milliseconds copies of consumed messages are kept; 0 for none. */
    ARCHIVE_FOR("archiveFor", "milliseconds, at least 0; 0 for no archive", DestinationSetting::atLeastZero),
    /** How many copies of consumed messages are kept for one destination. */
    ARCHIVE_LIMIT("archiveLimit", "a number of messages, at least 1", value -> {
        long most = Long.parseLong(value);
        return text(most >= 1, most);
    });

    private static final int LONGEST_NAME = 1000;

    private final String key;
    private final String allowed;
    private final UnaryOperator<String> reading;

    DestinationSetting(String key, String allowed, UnaryOperator<String> reading) {
        this.key = key;
        this.allowed = allowed;
        this.reading = reading;
    }

    /** The name, for example {@code maxDeliveries}. */
    public String key() {
        return key;
    }

    /** What its value may be, in words. */
    public String allowed() {
        return allowed;
    }

    /**
     * The value in its usual form.
     *
     * @throws IllegalArgumentException if it is not allowed; the message names the setting, the value and what is
     */
    public String checked(String value) {
        try {
            return reading.apply(value.strip());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(key + "='" + value + "' is not allowed: it is " + allowed, refused);
        }
    }

    /**
     * The setting of that name.
     *
     * @throws IllegalArgumentException if there is none; the message names all
     */
    public static DestinationSetting named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no setting '" + key + "'; the settings are "
                        + Arrays.stream(values()).map(DestinationSetting::key).collect(Collectors.joining(", "))));
    }

    private static String text(boolean allowed, Number value) {
        if (!allowed) {
            throw new IllegalArgumentException(value + " is out of range");
        }
        return value.toString();
    }

    private static String atLeastZero(String value) {
        long number = Long.parseLong(value);
        return text(number >= 0, number);
    }

    private static String truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }

    private static String queue(String value) {
        if (value.isEmpty() || value.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("length " + value.length());
        }
        return value;
    }
}
