package io.rowmq.internal.management;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.security.Access;
import io.rowmq.internal.security.Administrator;
import io.rowmq.internal.security.UserDirectory;
import io.rowmq.management.RowmqArchives;
import io.rowmq.management.RowmqBranches;
import io.rowmq.management.RowmqConnections;
import io.rowmq.management.RowmqDestinations;
import io.rowmq.management.RowmqHealth;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessages;
import io.rowmq.management.RowmqNodes;
import io.rowmq.management.RowmqOperations;
import io.rowmq.management.RowmqSettings;
import io.rowmq.management.RowmqSubscriptions;
import io.rowmq.management.RowmqUsers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** The engine of this JVM, for one operator. */
public final class EngineManagement implements RowmqManagement {

    private final RowmqDestinations destinations;
    private final RowmqMessages messages;
    private final RowmqOperations operations;
    private final RowmqSubscriptions subscriptions;
    private final RowmqArchives archives;
    private final RowmqConnections connections;
    private final RowmqNodes nodes;
    private final RowmqSettings settings;
    private final RowmqHealth health;
    private final RowmqUsers users;
    private final RowmqBranches branches;
    private final Watches watches;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** What all operators of an engine have in common. */
    private record Common(Counts counts, OperationBook book) {

        static Common of(Messaging engine, InstantSource clock) {
            return new Common(new Counts(engine.oversight(), clock), new OperationBook(engine.executor()));
        }
    }

    /**
     * An operator at work.
     *
     * @param access who it is, and what they may do
     * @param onClose called once when the operator is done
     */
    public EngineManagement(Messaging engine, UserDirectory directory, Access access, Runnable onClose) {
        InstantSource clock = () -> Instant.ofEpochMilli(engine.now());
        Oversight oversight = engine.oversight();
        Common common = oversight.companion(Common.class, () -> Common.of(engine, clock));
        Places places = new Places(oversight, access);
        Administrator administrator = directory.administrator(access);
        this.destinations = new ManagedDestinations(oversight, places, common.counts());
        this.watches = new Watches(engine);
        this.messages = new ManagedMessages(engine, places, common.book(), watches, clock);
        this.operations = new ManagedOperations(common.book(), places);
        this.subscriptions = new ManagedSubscriptions(engine, places, common.counts());
        this.archives = new ManagedArchives(oversight, places);
        this.connections = new ManagedConnections(oversight.clients(), administrator);
        this.nodes = new ManagedNodes(oversight, administrator);
        this.settings = new ManagedSettings(oversight, places, access, administrator);
        this.health = new ManagedHealth(engine);
        this.users = directory.administrate(access);
        this.branches = new BranchAdministration(engine, administrator, () -> {});
        this.onClose = onClose;
    }

    @Override
    public RowmqDestinations destinations() {
        return destinations;
    }

    @Override
    public RowmqMessages messages() {
        return messages;
    }

    @Override
    public RowmqOperations operations() {
        return operations;
    }

    @Override
    public RowmqSubscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public RowmqArchives archives() {
        return archives;
    }

    @Override
    public RowmqConnections connections() {
        return connections;
    }

    @Override
    public RowmqNodes nodes() {
        return nodes;
    }

    @Override
    public RowmqSettings settings() {
        return settings;
    }

    @Override
    public RowmqHealth health() {
        return health;
    }

    @Override
    public RowmqUsers users() {
        return users;
    }

    @Override
    public RowmqBranches branches() {
        return branches;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                watches.close();
            } finally {
                onClose.run();
            }
        }
    }
}
