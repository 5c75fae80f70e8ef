package io.rowmq;

import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoreProvider;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stores at {@code jdbc:recording:NAME} that hold nothing, and a record of which were opened and closed. Found by the
 * service loader. The name {@code broken} cannot be opened.
 */
public final class RecordingStores implements StoreProvider {

    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();
    private static final String PREFIX = "jdbc:recording:";

    /** Called by the service loader. */
    public RecordingStores() {}

    /** What happened to a store so far. */
    static List<String> events(String name) {
        return EVENTS.stream()
                .filter(event -> event.endsWith(" " + name))
                .map(event -> event.split(" ")[0])
                .toList();
    }

    @Override
    public boolean accepts(StoreSettings settings) {
        return settings.url() != null && settings.url().startsWith(PREFIX);
    }

    @Override
    public String identity(StoreSettings settings) {
        return settings.url();
    }

    @Override
    public MessageStore open(StoreSettings settings) throws JMSException {
        String name = settings.url().substring(PREFIX.length());
        if (name.equals("broken")) {
            throw new JMSException("the store is broken");
        }
        EVENTS.add("open " + name);
        AtomicLong ids = new AtomicLong();
        return (MessageStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MessageStore.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "name" -> {
                            return "recording " + name;
                        }
                        case "close" -> EVENTS.add("close " + name);
                        case "commit" -> ((WorkUnit) arguments[0]).effect();
                        default -> {
                            if (method.getReturnType() == List.class) {
                                return List.of();
                            } else if (method.getReturnType() == boolean.class) {
                                return false;
                            } else if (method.getReturnType() == int.class) {
                                return 0;
                            } else if (method.getReturnType() == long.class) {
                                return ids.incrementAndGet();
                            }
                        }
                    }
                    return null;
                });
    }
}
