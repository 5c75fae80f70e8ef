package io.rowmq.internal.registry;

import io.rowmq.internal.engine.Engine;
import io.rowmq.internal.engine.EngineTime;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.MovedTime;
import io.rowmq.internal.engine.SystemTime;
import io.rowmq.internal.management.EngineBeans;
import io.rowmq.internal.security.UserDirectory;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.MovableClock;
import io.rowmq.spi.StoreProvider;
import io.rowmq.spi.StoreSettings;
import jakarta.jms.JMSException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open engines by the identity of their database. There is one for the JVM (more exactly: for the class loader of
 * RowMQ), because two engines on one database would hand out the same message twice.
 */
public final class Engines {

    private static final Engines OF_THIS_JVM = new Engines(StoreProviders::find, Engines::open);

    /** Finds the store for a database. */
    interface Finder {
        StoreProvider find(StoreSettings settings) throws JMSException;
    }

    /** Opens an engine. */
    interface Opener {
        Open open(StoreProvider provider, Configuration configuration) throws JMSException;
    }

    /** An open engine, who may use it, and how to close it. */
    record Open(Messaging engine, UserDirectory users, Runnable closing) {}

    private final Map<String, SharedEngine> byIdentity = new ConcurrentHashMap<>();
    private final Finder finder;
    private final Opener opener;

    Engines(Finder finder, Opener opener) {
        this.finder = finder;
        this.opener = opener;
    }

    /** The registry of this JVM. */
    public static Engines ofThisJvm() {
        return OF_THIS_JVM;
    }

    /**
     * Takes hold of the engine of a database, and opens it if it is not open.
     *
     * @throws JMSException if no store knows the database, it cannot be opened, or it is open with other options
     */
    public EngineHold take(Configuration configuration) throws JMSException {
        StoreProvider provider = finder.find(configuration.store());
        String identity = provider.identity(configuration.store());
        while (true) {
            SharedEngine shared =
                    byIdentity.computeIfAbsent(identity, key -> new SharedEngine(() -> byIdentity.remove(key)));
            if (shared.take(configuration, () -> opener.open(provider, configuration))) {
                return new EngineHold(shared);
            }
        }
    }

    private static Open open(StoreProvider provider, Configuration configuration) throws JMSException {
        MessageStore store = provider.open(configuration.store());
        try {
            UserDirectory users =
                    UserDirectory.open(store, configuration.store().clock());
            Engine engine = Engine.open(
                    store, configuration.engine(), time(configuration.store().clock()));
            return configuration.jmx() ? managed(engine, users) : new Open(engine, users, engine::close);
        } catch (JMSException | RuntimeException e) {
            closeAfter(e, store);
            throw e;
        }
    }

    private static EngineTime time(InstantSource clock) {
        return clock instanceof MovableClock movable ? new MovedTime(movable) : new SystemTime(clock);
    }

    private static Open managed(Engine engine, UserDirectory users) {
        EngineBeans beans = EngineBeans.register(engine, users, ManagementFactory.getPlatformMBeanServer());
        return new Open(engine, users, () -> {
            try {
                beans.close();
            } finally {
                engine.close();
            }
        });
    }

    private static void closeAfter(Exception failure, MessageStore store) {
        try {
            store.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
