package io.rowmq.console.internal.login;

import io.rowmq.console.internal.watch.Watch;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What everybody who is logged in as the same user has in common. */
public final class Account {

    private final @Nullable String user;
    private final RowmqManagement management;
    private final Watch watch;
    private int sessions;

    Account(@Nullable String user, RowmqManagement management, InstantSource clock) {
        this.user = user;
        this.management = management;
        this.watch = new Watch(management.destinations(), clock);
    }

    /** Who it is; null for whoever opens the address, where there are no users. */
    public @Nullable String user() {
        return user;
    }

    /** What they may do. */
    public RowmqManagement management() {
        return management;
    }

    /** What they see. */
    public Watch watch() {
        return watch;
    }

    /** Whether the management can be used; not if it is that of a JVM in which the database was opened anew. */
    boolean answers() {
        try {
            management.health().check();
            return true;
        } catch (JMSException | RuntimeException gone) {
            // what is wrong does not matter: there is another management to take its place
            return false;
        }
    }

    void enter() {
        sessions++;
    }

    /** Whether that was the last. */
    boolean leave() {
        return --sessions == 0;
    }
}
