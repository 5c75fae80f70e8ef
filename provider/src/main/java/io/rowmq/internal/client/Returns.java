package io.rowmq.internal.client;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Giving deliveries back when something else has failed already. */
final class Returns {

    private Returns() {}

    /**
     * Gives back deliveries that the application has seen, and adds to the failure what goes wrong with that. They come
     * back in any case: what fails is only the durable count.
     */
    static void giveBack(Messaging engine, List<Claim> claims, @Nullable Throwable cause, Throwable failure) {
        try {
            engine.giveBack(claims, cause);
        } catch (JMSException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }
}
