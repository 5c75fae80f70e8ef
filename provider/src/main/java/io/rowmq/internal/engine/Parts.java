package io.rowmq.internal.engine;

import io.rowmq.spi.MessageStore;
import io.rowmq.spi.SharedStore;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one engine, made in the order of their dependence. What differs between a database that this JVM has to
 * itself and one that it shares is chosen here, and nowhere else.
 */
final class Parts implements EngineParts {

    private final MessageStore store;
    private final EngineOptions options;
    private final EngineTime time;
    private final Budget budget;
    private final Identifiers identifiers = new Identifiers();
    private final Background background = new Background();
    private final Observers observers = new Observers();
    private final Alerts alerts = new Alerts(observers);
    private final Vigil vigil = new Vigil(this);
    private final ClientIds clientIds = new ClientIds(this);
    private final Commits commits = new Commits(this);
    private final Alarms alarms;
    private final Backlogs backlogs;
    private final HandoutLog handouts;
    private final Trimmer trimmer;
    private final Timers timers;
    private final Policies policies = new Policies(this);
    private final ClientRegister clients;
    private final Directory directory;
    private final Subscriptions subscriptions;
    private final Outbox outbox = new Outbox(this);
    private final Deduplication deduplication = new Deduplication(this);
    private final Archive archive = new Archive(this);
    private final ArchiveKeeper archiveKeeper = new ArchiveKeeper(this);
    private final Settler settler;
    private final BranchRegistry branches = new BranchRegistry(this);
    private final @Nullable Peers peers;

    Parts(MessageStore store, EngineOptions options, EngineTime time) {
        this.store = store;
        this.options = options;
        this.time = time;
        this.alarms = new Alarms(time);
        this.clients = new ClientRegister(time);
        this.budget = new Budget(options.bufferSize());
        this.trimmer = new Trimmer(store, background);
        if (store instanceof SharedStore shared) {
            Peers others = new Peers(shared, this);
            this.peers = others;
            this.backlogs = new Backlogs((id, of, empty) -> new ClaimedBacklog(id, of, this, others));
            this.directory = new Directory(this, new PeerNames(others));
            this.subscriptions = new PeerSubscriptions(this, others);
            this.timers = new Timers(this, new PeerDueWork(this, others));
        } else {
            this.peers = null;
            this.backlogs = new Backlogs((id, of, empty) -> new PagedBacklog(id, of, empty, this));
            this.directory = new Directory(this, new OwnNames(this));
            this.subscriptions = new OwnSubscriptions(this);
            this.timers = new Timers(this, new OwnDueWork(this));
        }
        this.handouts = new HandoutLog(store, backlogs);
        this.settler = new Settler(this, new DeadLetters(this));
    }

    @Override
    public MessageStore store() {
        return store;
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    @Override
    public EngineTime time() {
        return time;
    }

    @Override
    public Identifiers identifiers() {
        return identifiers;
    }

    @Override
    public Deduplication deduplication() {
        return deduplication;
    }

    @Override
    public Archive archive() {
        return archive;
    }

    @Override
    public ArchiveKeeper archiveKeeper() {
        return archiveKeeper;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public Backlogs backlogs() {
        return backlogs;
    }

    @Override
    public HandoutLog handouts() {
        return handouts;
    }

    @Override
    public Settler settler() {
        return settler;
    }

    @Override
    public Trimmer trimmer() {
        return trimmer;
    }

    @Override
    public Alarms alarms() {
        return alarms;
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public ClientRegister clients() {
        return clients;
    }

    @Override
    public Policies policies() {
        return policies;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public Observers observers() {
        return observers;
    }

    @Override
    public Alerts alerts() {
        return alerts;
    }

    @Override
    public Vigil vigil() {
        return vigil;
    }

    /** The XA branches that this JVM knows. */
    BranchRegistry branches() {
        return branches;
    }

    @Override
    public Commits commits() {
        return commits;
    }

    @Override
    public ClientIds clientIds() {
        return clientIds;
    }

    @Override
    public @Nullable Peers peers() {
        return peers;
    }
}
