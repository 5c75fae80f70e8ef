package io.rowmq;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.spi.MessageObserver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who watches on behalf of one factory, from its first connection until it is closed. */
final class FactoryObservers {

    private final Set<MessageObserver> observers = new LinkedHashSet<>();
    private final List<Runnable> ends = new ArrayList<>();
    private @Nullable Messaging engine;

    void add(MessageObserver observer) {
        if (observers.add(observer) && engine != null) {
            ends.add(engine.observe(observer));
        }
    }

    void begin(Messaging opened) {
        engine = opened;
        observers.forEach(observer -> ends.add(opened.observe(observer)));
    }

    void end() {
        ends.forEach(Runnable::run);
        ends.clear();
    }
}
