package io.rowmq.store.jdbc.internal;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Claims;
import io.rowmq.spi.Effect;
import io.rowmq.spi.HandoutRecorder;
import io.rowmq.spi.Hints;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.spi.Nodes;
import io.rowmq.spi.Page;
import io.rowmq.spi.Registry;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.SharedStore;
import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.WorkUnit;
import io.rowmq.store.jdbc.internal.claim.ClaimTable;
import io.rowmq.store.jdbc.internal.claim.NodeTable;
import io.rowmq.store.jdbc.internal.claim.Releases;
import io.rowmq.store.jdbc.internal.commit.Leader;
import io.rowmq.store.jdbc.internal.commit.Positions;
import io.rowmq.store.jdbc.internal.commit.SharedRegime;
import io.rowmq.store.jdbc.internal.connect.Database;
import io.rowmq.store.jdbc.internal.hint.HintExchange;
import io.rowmq.store.jdbc.internal.names.NameRegistry;
import io.rowmq.store.jdbc.internal.names.TopologyLock;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database that several JVMs share. */
public final class JdbcSharedStore extends JdbcStore implements SharedStore {

    /** A JVM that is stopped within a transaction holds up others for at most so long. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(10);

    private static final Recovered NOTHING = new Recovered(new Positions(1, 0), true);

    private final TopologyLock topology;
    private final HintExchange hints;
    private final NameRegistry registry;
    private final ClaimTable claims;
    private final NodeTable nodes;
    private final long member;
    private volatile @Nullable Hints listener;

    /** A store on an open database; a JVM goes on from where others left off when it becomes a node. */
    public JdbcSharedStore(Database database) throws JMSException {
        super(database, NOTHING);
        UUID installation = UUID.fromString(installation());
        this.member = nextId();
        this.topology = new TopologyLock(installation.getMostSignificantBits(), IDLE_LIMIT);
        this.hints =
                new HintExchange(database, "rowmq_" + installation.toString().replace("-", ""), member);
        this.registry = new NameRegistry(database, topology);
        this.claims = new ClaimTable(database, hints::post);
        this.nodes = new NodeTable(database, new Releases(database, this::released), registry);
    }

    /** Tells everybody, this JVM included. */
    private void released(Collection<Hint> ready) {
        hints.post(ready);
        Hints own = listener;
        if (own != null) {
            own.ready(ready);
        }
    }

    @Override
    Leader lead(HandoutRecorder recorder) {
        SharedRegime regime = new SharedRegime(database(), member, topology, IDLE_LIMIT, hints::post);
        return new Leader(database(), recorder, regime, true);
    }

    @Override
    void clean() {
        // what is temporary belongs to somebody
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public void listen(Hints newListener) {
        listener = newListener;
        hints.start(newListener);
    }

    @Override
    public boolean hinting() {
        return hints.hinting();
    }

    @Override
    public boolean usersChangeElsewhere() {
        return true;
    }

    @Override
    public List<StagedMessage> staged(int limit, long maxBytes) throws JMSException {
        return outbox().stagedByNobody(limit, maxBytes);
    }

    @Override
    public Page page(BacklogId backlog, long afterKey, int limit, long maxBytes) throws JMSException {
        return reads().page(backlog, afterKey, limit, maxBytes, Long.MAX_VALUE);
    }

    /** What somebody has claimed stays until it is settled or given back. */
    @Override
    public int trim(BacklogId backlog, int limit) throws JMSException {
        if (!reads().ended(backlog)) {
            return 0;
        }
        List<Settlement> removals = reads().freeRemovals(backlog, limit);
        if (removals.isEmpty()) {
            reads().forgetEmpty(backlog);
        } else {
            commit(WorkUnit.of(List.of(), removals, Effect.NONE));
        }
        return removals.size();
    }

    @Override
    public void close() {
        hints.close();
        super.close();
    }
}
