package io.rowmq.internal.client;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/** The messaging domain an object was created for, whose interface inherits methods that it must refuse. */
enum Domain {
    /** Both. */
    ANY,
    /** Point-to-point only. */
    QUEUE,
    /** Publish/subscribe only. */
    TOPIC;

    /** Refuses what has no place in this domain (Jakarta Messaging 3.1, table 9-1). */
    void require(Domain needed, String method) throws IllegalStateException {
        if (this != ANY && this != needed) {
            throw new IllegalStateException(method + " has no meaning on an object of the " + this
                    + " domain; use createConnection() and createSession()");
        }
    }

    /** The queue of a producer or consumer, null if it has no destination. */
    static @Nullable Queue queue(@Nullable Destination destination) throws IllegalStateException {
        if (destination instanceof Topic && !(destination instanceof Queue)) {
            throw new IllegalStateException("'" + destination + "' is a topic; use getTopic()");
        }
        return (Queue) destination;
    }

    /** The topic of a producer or consumer, null if it has no destination. */
    static @Nullable Topic topic(@Nullable Destination destination) throws IllegalStateException {
        if (destination instanceof Queue && !(destination instanceof Topic)) {
            throw new IllegalStateException("'" + destination + "' is a queue; use getQueue()");
        }
        return (Topic) destination;
    }
}
