package io.rowmq.internal.engine;

import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine on a store in memory, with a clock driven by hand, for the tests of what stands on the engine. */
public final class EngineInMemory implements AutoCloseable {

    /** The largest message body, in bytes. */
    public static final int MAX_MESSAGE_SIZE = 100_000;

    /** Deliveries before a message is a dead letter. */
    public static final int MAX_DELIVERIES = 3;

    private final MemoryStore store = new MemoryStore();
    private final ManualTime time = new ManualTime();
    private final AtomicInteger settling = new AtomicInteger();
    private final AtomicInteger sending = new AtomicInteger();
    private final Engine engine;

    public EngineInMemory() throws JMSException {
        engine = Engine.open(
                counting(store),
                new EngineOptions(
                        new RedeliveryPolicy(MAX_DELIVERIES, Duration.ZERO, 1.0, Duration.ZERO),
                        MAX_MESSAGE_SIZE,
                        1_000,
                        1 << 20,
                        0,
                        600_000),
                time);
    }

    public Messaging messaging() {
        return engine;
    }

    /** From now on each commit fails with this; null to let them succeed again. */
    public void failCommits(@Nullable JMSException failure) {
        store.failure = failure;
    }

    /** How many units settled deliveries. */
    public int settlingUnits() {
        return settling.get();
    }

    /** How many units sent messages. */
    public int sendingUnits() {
        return sending.get();
    }

    private MessageStore counting(MessageStore counted) {
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && arguments[0] instanceof WorkUnit unit) {
                        settling.addAndGet(unit.settlements().isEmpty() ? 0 : 1);
                        sending.addAndGet(unit.sends().isEmpty() ? 0 : 1);
                    }
                    try {
                        return method.invoke(counted, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    public void advance(Duration duration) {
        time.advance(duration.toMillis());
    }

    @Override
    public void close() {
        engine.close();
    }
}
