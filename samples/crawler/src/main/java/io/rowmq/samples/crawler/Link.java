package io.rowmq.samples.crawler;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;

/**
 * A URL that waits in the frontier: the body of its message, with the depth as a property.
 *
 * @param url normalised
 * @param depth how many links away from a start URL it was found first
 */
record Link(URI url, int depth) {

    private static final String DEPTH = "depth";

    static Link of(TextMessage message) throws JMSException {
        return new Link(URI.create(message.getText()), message.getIntProperty(DEPTH));
    }

    TextMessage toMessage(Session session) throws JMSException {
        TextMessage message = session.createTextMessage(url.toString());
        message.setIntProperty(DEPTH, depth);
        return message;
    }
}
