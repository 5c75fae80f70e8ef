package io.rowmq.internal.client;

import jakarta.jms.IllegalStateException;

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
}
