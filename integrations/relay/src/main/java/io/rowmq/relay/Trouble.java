package io.rowmq.relay;

import io.rowmq.spi.Alert;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Raises an alert when a relay goes on failing, and says when that is over. For one thread. */
final class Trouble {

    /** How long a relay fails before somebody has to know, in nanoseconds. */
    static final long PATIENCE = 60_000_000_000L;

    private final String relay;
    private final Consumer<Alert> observers;
    private final LongSupplier nanoTime;
    private boolean failing;
    private boolean raised;
    private long since;
    private long lastFailure;

    Trouble(String relay, Consumer<Alert> observers, LongSupplier nanoTime) {
        this.relay = relay;
        this.observers = observers;
        this.nanoTime = nanoTime;
    }

    /** Something failed. */
    void failed(Exception failure) {
        long now = nanoTime.getAsLong();
        if (!failing) {
            failing = true;
            since = now;
        }
        lastFailure = now;
        if (!raised && now - since >= PATIENCE) {
            raised = true;
            tell(new Alert(
                    Alert.Kind.RELAY,
                    relay,
                    "nothing has got through for " + (now - since) / 1_000_000_000L + " s: " + failure,
                    true));
        }
    }

    /** Messages got through. */
    void passed() {
        failing = false;
        over();
    }

    /** Both sides are there, and nothing is to be forwarded: a while of that ends it as well. */
    void idle() {
        if (failing && nanoTime.getAsLong() - lastFailure >= PATIENCE) {
            passed();
        }
    }

    /** The relay ends. */
    void over() {
        if (raised) {
            raised = false;
            tell(new Alert(Alert.Kind.RELAY, relay, "is in order again", false));
        }
    }

    private void tell(Alert alert) {
        alert.log();
        observers.accept(alert);
    }
}
