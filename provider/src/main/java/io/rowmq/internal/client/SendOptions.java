package io.rowmq.internal.client;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/**
 * How a message is sent (Jakarta Messaging 3.1, section 7.4).
 *
 * @param deliveryMode PERSISTENT or NON_PERSISTENT
 * @param priority 0 to 9
 * @param timeToLive milliseconds until the message expires, 0 for never
 * @param deliveryDelay milliseconds before it may be delivered
 * @param withTimestamp whether {@code JMSTimestamp} is set
 */
record SendOptions(int deliveryMode, int priority, long timeToLive, long deliveryDelay, boolean withTimestamp) {

    static final SendOptions DEFAULT = new SendOptions(
            Message.DEFAULT_DELIVERY_MODE,
            Message.DEFAULT_PRIORITY,
            Message.DEFAULT_TIME_TO_LIVE,
            Message.DEFAULT_DELIVERY_DELAY,
            true);

    SendOptions withDeliveryMode(int mode) throws JMSException {
        if (mode != DeliveryMode.PERSISTENT && mode != DeliveryMode.NON_PERSISTENT) {
            throw refused("There is no delivery mode " + mode + "; use DeliveryMode.PERSISTENT ("
                    + DeliveryMode.PERSISTENT + ") or DeliveryMode.NON_PERSISTENT (" + DeliveryMode.NON_PERSISTENT
                    + ")");
        }
        return new SendOptions(mode, priority, timeToLive, deliveryDelay, withTimestamp);
    }

    SendOptions withPriority(int newPriority) throws JMSException {
        if (newPriority < 0 || newPriority > 9) {
            throw refused("There is no priority " + newPriority + "; use 0 to 9");
        }
        return new SendOptions(deliveryMode, newPriority, timeToLive, deliveryDelay, withTimestamp);
    }

    SendOptions withTimeToLive(long millis) throws JMSException {
        if (millis < 0) {
            throw refused("The time to live " + millis + " is negative; use 0 for messages that never expire");
        }
        return new SendOptions(deliveryMode, priority, millis, deliveryDelay, withTimestamp);
    }

    SendOptions withDeliveryDelay(long millis) throws JMSException {
        if (millis < 0) {
            throw refused("The delivery delay " + millis + " is negative; use 0 for delivery at once");
        }
        return new SendOptions(deliveryMode, priority, timeToLive, millis, withTimestamp);
    }

    SendOptions withTimestamp(boolean timestamp) {
        return new SendOptions(deliveryMode, priority, timeToLive, deliveryDelay, timestamp);
    }

    /** The options with what one call of {@code send} gives. */
    SendOptions with(int mode, int newPriority, long millis) throws JMSException {
        return withDeliveryMode(mode).withPriority(newPriority).withTimeToLive(millis);
    }

    /** When a message sent now expires; 0 for never. */
    long expiration(long now) {
        return timeToLive == 0 ? 0 : saturated(now, timeToLive);
    }

    /** From when on a message sent now may be delivered. */
    long deliveryTime(long now) {
        return saturated(now, deliveryDelay);
    }

    private static JMSException refused(String why) {
        return new JMSException(why, ArgumentCheck.CODE);
    }

    private static long saturated(long now, long millis) {
        return millis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + millis;
    }
}
