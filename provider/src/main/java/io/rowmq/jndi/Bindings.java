package io.rowmq.jndi;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.naming.NameAlreadyBoundException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;

/** What is bound to which name, made from the entries of the environment. */
final class Bindings {

    private static final String FACTORY = "connectionFactory.";
    private static final String FACTORY_IN_LOWER_CASE = "connectionfactory.";
    private static final String QUEUE = "queue.";
    private static final String TOPIC = "topic.";
    private static final String DYNAMIC_QUEUE = "dynamicQueues/";
    private static final String DYNAMIC_TOPIC = "dynamicTopics/";

    private final Map<String, Object> objects = new TreeMap<>();

    private Bindings() {}

    /** Reads the entries; those that begin otherwise are none of its business. */
    static Bindings of(Map<String, String> entries) throws NamingException {
        Bindings bindings = new Bindings();
        TreeMap<String, String> factories = new TreeMap<>();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            String key = entry.getKey();
            String value = entry.getValue();
            if (key.startsWith(FACTORY) || key.startsWith(FACTORY_IN_LOWER_CASE)) {
                factories.put(key.substring(FACTORY.length()), value);
            } else if (key.startsWith(QUEUE)) {
                bindings.bind(key, key.substring(QUEUE.length()), made(key, value, RowmqQueue::new));
            } else if (key.startsWith(TOPIC)) {
                bindings.bind(key, key.substring(TOPIC.length()), made(key, value, RowmqTopic::new));
            }
        }
        bindings.bindFactories(factories);
        return bindings;
    }

    Map<String, Object> objects() {
        return objects;
    }

    /**
     * The object of a name.
     *
     * @throws NameNotFoundException if there is none
     */
    Object lookup(String name) throws NamingException {
        Object object = objects.get(name);
        if (object != null) {
            return object;
        } else if (name.startsWith(DYNAMIC_QUEUE)) {
            return made(name, name.substring(DYNAMIC_QUEUE.length()), RowmqQueue::new);
        } else if (name.startsWith(DYNAMIC_TOPIC)) {
            return made(name, name.substring(DYNAMIC_TOPIC.length()), RowmqTopic::new);
        }
        throw new NameNotFoundException("There is no '" + name + "'; configured are " + objects.keySet()
                + ". Add connectionFactory." + name + ", queue." + name + " or topic." + name
                + ", or look up dynamicQueues/" + name + " or dynamicTopics/" + name);
    }

    /**
     * What follows the name of a factory and a dot is an option of it; names come before what follows them, because the
     * entries are in order.
     */
    private void bindFactories(TreeMap<String, String> entries) throws NamingException {
        Map<String, RowmqConnectionFactory> factories = new HashMap<>();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            String key = entry.getKey();
            int dot = key.lastIndexOf('.');
            RowmqConnectionFactory owner = dot < 0 ? null : factories.get(key.substring(0, dot));
            if (owner == null) {
                RowmqConnectionFactory factory = made(FACTORY + key, entry.getValue(), url -> factory(key, url));
                factories.put(key, factory);
                bind(FACTORY + key, key, factory);
            } else {
                made(FACTORY + key, entry.getValue(), value -> {
                    owner.setOption(key.substring(dot + 1), value);
                    return owner;
                });
            }
        }
    }

    private static RowmqConnectionFactory factory(String key, String url) {
        try {
            return new RowmqConnectionFactory(url);
        } catch (IllegalArgumentException e) {
            int dot = key.lastIndexOf('.');
            if (dot < 0) {
                throw e;
            }
            throw new IllegalArgumentException(
                    e.getMessage() + "; if " + key.substring(dot + 1) + " is meant as an option, add " + FACTORY
                            + key.substring(0, dot) + " with the URL",
                    e);
        }
    }

    private void bind(String entry, String name, Object object) throws NamingException {
        Object other = objects.putIfAbsent(name, object);
        if (other != null) {
            throw new NameAlreadyBoundException(entry + " cannot be bound, because '" + name
                    + "' is already the name of " + other + "; choose another name for one of them");
        }
    }

    private static <T> T made(String entry, String value, Function<String, T> maker) throws NamingException {
        try {
            return maker.apply(value);
        } catch (IllegalArgumentException e) {
            throw Failures.because(e, "The entry " + entry + " cannot be used: " + e.getMessage());
        }
    }
}
