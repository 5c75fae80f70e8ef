package io.rowmq.internal.management;

import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.engine.Oversight;
import io.rowmq.management.RowmqHealth;
import io.rowmq.management.RowmqHealthReport;
import io.rowmq.management.RowmqHealthReport.Check;
import io.rowmq.management.RowmqHealthReport.State;
import io.rowmq.spi.BranchRow;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether everything is in order. */
final class ManagedHealth implements RowmqHealth {

    /** A row of the outbox, or a prepared branch, that is older is worth a look. */
    private static final Duration OLD = Duration.ofMinutes(1);

    private final Messaging engine;
    private final Oversight oversight;

    ManagedHealth(Messaging engine) {
        this.engine = engine;
        this.oversight = engine.oversight();
    }

    /** Something to look at. */
    private interface Look {
        Check at() throws JMSException;
    }

    @Override
    public RowmqHealthReport check() {
        List<Check> checks = new ArrayList<>();
        checks.add(guarded("database", this::database));
        checks.add(guarded("outbox", this::outbox));
        checks.add(guarded("branches", this::branches));
        State worst =
                checks.stream().map(Check::state).max(Comparator.naturalOrder()).orElse(State.UP);
        return new RowmqHealthReport(
                oversight.database(), oversight.schemaVersion(), oversight.shared(), worst, checks);
    }

    private static Check guarded(String name, Look look) {
        try {
            return look.at();
        } catch (JMSException | RuntimeException failure) {
            return new Check(name, State.DOWN, String.valueOf(failure.getMessage()));
        }
    }

    private Check database() throws JMSException {
        long begun = System.nanoTime();
        oversight.probe();
        return new Check("database", State.UP, "answers in " + (System.nanoTime() - begun) / 1000 + " us");
    }

    private Check outbox() throws JMSException {
        Long oldest = oversight.oldestStaged();
        if (oldest == null) {
            return new Check("outbox", State.UP, "nothing waits");
        }
        boolean old = oldest > 0 && engine.now() - oldest > OLD.toMillis();
        return new Check(
                "outbox",
                old ? State.WARNING : State.UP,
                "messages wait to be moved" + (old ? " for over a minute" : ""));
    }

    private Check branches() throws JMSException {
        List<BranchRow> all = engine.branches().inDoubt();
        long old = all.stream()
                .filter(row -> engine.now() - row.since() > OLD.toMillis())
                .count();
        return new Check(
                "branches",
                old > 0 ? State.WARNING : State.UP,
                all.isEmpty() ? "none in doubt" : all.size() + " in doubt, " + old + " for over a minute");
    }
}
