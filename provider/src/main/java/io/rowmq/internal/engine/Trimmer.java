package io.rowmq.internal.engine;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.MessageStore;
import jakarta.jms.JMSException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Empties backlogs that have ended, in the background and in bounded steps. */
final class Trimmer {

    private static final int STEP = 500;

    private final MessageStore store;
    private final Background background;
    private final Set<BacklogId> running = ConcurrentHashMap.newKeySet();

    Trimmer(MessageStore store, Background background) {
        this.store = store;
        this.background = background;
    }

    void trim(BacklogId backlog) {
        if (running.add(backlog) && !background.run("remove what " + backlog + " held", () -> empty(backlog))) {
            running.remove(backlog);
        }
    }

    private void empty(BacklogId backlog) throws JMSException {
        // Removed first: whoever asks while the last step runs starts another round.
        running.remove(backlog);
        while (!background.stopping() && store.trim(backlog, STEP) > 0) {
            // step by step
        }
    }
}
