package io.rowmq.internal.engine;

import io.rowmq.spi.Alert;
import io.rowmq.spi.MessageObserver;

/** Tells operators, by the log, and observers what should be looked at. */
final class Alerts {

    private final Observers observers;

    Alerts(Observers observers) {
        this.observers = observers;
    }

    void tell(Alert alert) {
        alert.log();
        MessageObserver observer = observers.current();
        if (observer != null) {
            observer.alert(alert);
        }
    }
}
