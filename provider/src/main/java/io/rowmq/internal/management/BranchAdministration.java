package io.rowmq.internal.management;

import io.rowmq.internal.engine.BacklogNames;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.security.Administrator;
import io.rowmq.management.RowmqBranch;
import io.rowmq.management.RowmqBranch.State;
import io.rowmq.management.RowmqBranch.Work;
import io.rowmq.management.RowmqBranches;
import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchItem;
import io.rowmq.spi.BranchItem.Kind;
import io.rowmq.spi.BranchRow;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One operator who looks after branches. */
public final class BranchAdministration implements RowmqBranches {

    private final Messaging engine;
    private final Administrator administrator;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * An operator at work.
     *
     * @param administrator asked before each call
     * @param onClose called once when the operator is done
     */
    public BranchAdministration(Messaging engine, Administrator administrator, Runnable onClose) {
        this.engine = engine;
        this.administrator = administrator;
        this.onClose = onClose;
    }

    @Override
    public List<RowmqBranch> list() throws JMSException {
        check();
        BacklogNames names = engine.names();
        return engine.branches().inDoubt().stream()
                .sorted(Comparator.comparingLong(BranchRow::since)
                        .thenComparing(row -> row.id().toString()))
                .map(row -> branch(row, names))
                .toList();
    }

    private static RowmqBranch branch(BranchRow row, BacklogNames names) {
        return new RowmqBranch(
                row.id().toString(), state(row.state()), Instant.ofEpochMilli(row.since()), work(row.items(), names));
    }

    private static State state(BranchRow.State stored) {
        return switch (stored) {
            case PREPARED -> State.PREPARED;
            case HEURISTIC_COMMIT -> State.COMMITTED_BY_OPERATOR;
            case HEURISTIC_ROLLBACK -> State.ROLLED_BACK_BY_OPERATOR;
        };
    }

    private static List<Work> work(List<BranchItem> items, BacklogNames names) {
        Map<BacklogNames.Name, Map<Kind, Integer>> counts = new LinkedHashMap<>();
        for (BranchItem item : items) {
            counts.computeIfAbsent(names.of(item.backlog()), any -> new EnumMap<>(Kind.class))
                    .merge(item.kind(), item.positions().size(), Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> new Work(
                        entry.getKey().destination(),
                        entry.getKey().subscription(),
                        entry.getValue().getOrDefault(Kind.SEND, 0),
                        entry.getValue().getOrDefault(Kind.SETTLE, 0)))
                .toList();
    }

    @Override
    public void commit(String id) throws JMSException {
        check();
        engine.branches().decide(parsed(id), true);
    }

    @Override
    public void rollback(String id) throws JMSException {
        check();
        engine.branches().decide(parsed(id), false);
    }

    @Override
    public void forget(String id) throws JMSException {
        check();
        engine.branches().discard(parsed(id));
    }

    private static BranchId parsed(String id) throws JMSException {
        try {
            return BranchId.parse(id);
        } catch (IllegalArgumentException e) {
            IllegalStateException failure =
                    new IllegalStateException(e.getMessage() + "; take it from list()", "ROWMQ-NO-BRANCH");
            failure.initCause(e);
            throw failure;
        }
    }

    private void check() throws JMSException {
        if (closed.get()) {
            throw new IllegalStateException(
                    "This RowmqBranches has been closed; ask the connection factory for another", "ROWMQ-CLOSED");
        }
        administrator.require();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }
}
