package io.rowmq.internal.engine;

import io.rowmq.spi.Alert;
import io.rowmq.spi.MessageObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells operators, by the log, and observers what should be looked at. */
final class Alerts {

    private static final Logger LOG = System.getLogger("io.rowmq.alert");

    private final Observers observers;

    Alerts(Observers observers) {
        this.observers = observers;
    }

    void tell(Alert alert) {
        LOG.log(
                alert.raised() ? Level.WARNING : Level.INFO,
                "{0} {1}: {2}",
                alert.kind().id(),
                alert.subject(),
                alert.text());
        MessageObserver observer = observers.current();
        if (observer != null) {
            observer.alert(alert);
        }
    }
}
