package io.rowmq.samples.crawler;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A URL that waits in the frontier: the body of its message, with the depth as a property.
 *
 * @param url normalised
 * @param depth how many links away from a start URL it was found first
 */
record Link(URI url, int depth) {

    private static final String DEPTH = "depth";
    private static final String DEDUPLICATION_ID = "JMS_RowMQ_DeduplicationId";

    static Link of(TextMessage message) throws JMSException {
        return new Link(URI.create(message.getText()), message.getIntProperty(DEPTH));
    }

    /** For a URL that was found: the frontier drops a second one, whoever sends it. */
    TextMessage toMessage(Session session) throws JMSException {
        TextMessage message = toMessageOnceMore(session);
        message.setStringProperty(DEDUPLICATION_ID, id());
        return message;
    }

    /** URLs can be longer than an identifier may be. */
    private String id() {
        return UUID.nameUUIDFromBytes(url.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** For a URL that has been in the frontier and goes back to it. */
    TextMessage toMessageOnceMore(Session session) throws JMSException {
        TextMessage message = session.createTextMessage(url.toString());
        message.setIntProperty(DEPTH, depth);
        return message;
    }
}
