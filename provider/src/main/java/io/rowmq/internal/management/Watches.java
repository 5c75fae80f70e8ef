package io.rowmq.internal.management;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.management.RowmqMessage;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The topics that one operator watches. Who does not ask for a minute has gone. */
final class Watches implements AutoCloseable {

    static final long PATIENCE_MILLIS = 60_000;

    private final Messaging engine;
    private final Map<Long, Watch> watches = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Watches(Messaging engine) {
        this.engine = engine;
    }

    /** Begins; its number. */
    long begin(StoredDestination topic, @Nullable String selector) throws JMSException {
        long number = numbers.incrementAndGet();
        watches.put(number, new Watch(engine, topic, selector));
        look(number);
        return number;
    }

    /** What has come since it was last asked for. */
    List<RowmqMessage> next(long number, int limit, long timeoutMillis) throws JMSException {
        Watch watch = watches.get(number);
        if (watch == null) {
            throw new JMSException(
                    "There is no watch " + number + " (any more): it ends when nobody asks for a minute. Begin another",
                    "ROWMQ-MANAGEMENT");
        }
        return watch.next(limit, timeoutMillis);
    }

    void end(long number) {
        Watch watch = watches.remove(number);
        if (watch != null) {
            watch.close();
        }
    }

    private void look(long number) {
        engine.oversight().alarm(engine.now() + PATIENCE_MILLIS, () -> {
            Watch watch = watches.get(number);
            if (watch != null && watch.asked() + PATIENCE_MILLIS > engine.now()) {
                look(number);
            } else if (watch != null) {
                endLater(number);
            }
        });
    }

    private void endLater(long number) {
        try {
            engine.executor().execute(() -> end(number));
        } catch (RejectedExecutionException closing) {
            // the engine ends, and every watch with it
            watches.remove(number);
        }
    }

    @Override
    public void close() {
        watches.keySet().forEach(this::end);
    }
}
