package io.rowmq.crash.check;

import io.rowmq.crash.journal.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Watches the order of one backlog that has one sender and one consumer, which never has more than one message in hand:
 * what it receives never goes back, except that the last message may come again.
 */
public final class OrderWatch implements Consumer<Event> {

    private final String backlog;
    private final List<Violation> violations = new ArrayList<>();
    private String last = "0-0-0";

    /** Watches this backlog. Its keys are numbers joined by hyphens, ascending as they are sent. */
    public OrderWatch(String backlog) {
        this.backlog = backlog;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Received received && received.ref().backlog().equals(backlog)) {
            String key = received.ref().key();
            if (Arrays.compare(numbers(key), numbers(last)) < 0) {
                violations.add(new Violation(
                        Violation.Kind.OUT_OF_ORDER, received.ref().toString(), "was received after " + last));
            }
            last = key;
        }
    }

    /** What came out of order. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    private static long[] numbers(String key) {
        return Arrays.stream(key.split("-")).mapToLong(Long::parseLong).toArray();
    }
}
