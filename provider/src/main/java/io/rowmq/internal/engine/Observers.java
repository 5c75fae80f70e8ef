package io.rowmq.internal.engine;

import io.rowmq.spi.MessageObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who wants to be told what happens in an engine. */
final class Observers {

    private final List<MessageObserver> registered = new CopyOnWriteArrayList<>();
    private volatile @Nullable MessageObserver current;

    /** All of them as one, null if there is none, so that the usual case costs one comparison. */
    @Nullable MessageObserver current() {
        return current;
    }

    /**
     * Adds an observer. One that several factories add is told everything once.
     *
     * @return takes it off again, once
     */
    synchronized Runnable add(MessageObserver observer) {
        registered.add(observer);
        update();
        return new Runnable() {
            private boolean done;

            @Override
            public void run() {
                synchronized (Observers.this) {
                    if (!done) {
                        done = true;
                        registered.remove(observer);
                        update();
                    }
                }
            }
        };
    }

    private void update() {
        List<MessageObserver> distinct = registered.stream().distinct().toList();
        current = distinct.isEmpty() ? null : new ObserverGroup(distinct);
    }
}
