package io.rowmq.crash.load;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/** Looks at everything that is stored before anybody touches it. */
final class Inspection {

    private Inspection() {}

    /** Creates the durable subscriptions where there are none yet. */
    static void subscribe(ConnectionFactory factory) throws JMSException {
        for (String backlog : Place.NEWS.backlogs()) {
            try (Connection connection = factory.createConnection()) {
                if (backlog.equals(Place.DURABLE)) {
                    connection.setClientID(Receiver.READER);
                }
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                Subscriptions.consumer(session, Place.NEWS, backlog).close();
            }
        }
    }

    /** Says what each queue holds and returns how much. */
    static Map<Place, Integer> browse(ConnectionFactory factory, Facts facts) throws JMSException {
        Map<Place, Integer> held = new EnumMap<>(Place.class);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            for (Place place : Place.values()) {
                if (place.browsable()) {
                    List<String> keys = browse(session, place);
                    facts.snapshot(place.backlog(), keys);
                    held.put(place, keys.size());
                }
            }
        }
        return held;
    }

    private static List<String> browse(Session session, Place place) throws JMSException {
        List<String> keys = new ArrayList<>();
        try (QueueBrowser browser = session.createBrowser((Queue) place.destination(session))) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                keys.add(Mail.key((Message) messages.nextElement()));
            }
        }
        return keys;
    }
}
