package io.rowmq.internal.message;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for names of properties (sections 3.5.1, 3.5.10 and 3.8.1.1). */
final class PropertyNames {

    static final String DELIVERY_COUNT = "JMSXDeliveryCount";
    static final String USER_ID = "JMSXUserID";
    static final String RECEIVE_TIMESTAMP = "JMSXRcvTimestamp";

    private static final Set<String> RESERVED =
            Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE");

    /** Of the JMSX properties all but JMSXGroupID and JMSXGroupSeq are the provider's to set. */
    private static final Set<String> PROVIDERS = Set.of(
            DELIVERY_COUNT,
            RECEIVE_TIMESTAMP,
            "JMSXConsumerTXID",
            "JMSXProducerTXID",
            "JMSXState",
            USER_ID,
            "JMSXAppID");

    private PropertyNames() {}

    /**
     * Lets pass the names that a selector can use.
     *
     * @throws IllegalArgumentException if it is not such a name
     */
    static String check(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "The name of a property must not be " + (name == null ? "null" : "empty"));
        }
        if (!Character.isJavaIdentifierStart(name.codePointAt(0))
                || !name.codePoints().allMatch(Character::isJavaIdentifierPart)) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a property: it must be an"
                    + " identifier, a letter followed by letters and digits, so that selectors can use it");
        }
        if (name.length() <= 7 && RESERVED.contains(name.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a property: it is a reserved word"
                    + " of the selector language; choose another name");
        }
        return name;
    }

    /** Whether {@link #check} lets a name pass. */
    static boolean usable(String name) {
        try {
            check(name);
            return true;
        } catch (IllegalArgumentException unusable) {
            return false;
        }
    }

    /**
     * Whether a property is not stored with a message: what one provider set says nothing about the next delivery. A
     * client may set it all the same, as code does that copies all properties of a received message.
     */
    static boolean setByProvider(String name) {
        return PROVIDERS.contains(name);
    }
}
