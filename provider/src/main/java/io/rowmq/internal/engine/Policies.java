package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationPolicy;
import io.rowmq.policy.DestinationSetting;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.Effect;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of destinations, and what they mean for each. A change is durable, and then in force at once. */
final class Policies {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    /** How old settings may be where other JVMs change them. */
    private static final long REFRESH_MILLIS = 5_000;

    private final EngineParts parts;
    private final Map<Long, Kept> kept = new HashMap<>();
    private volatile SettingTable table = SettingTable.EMPTY;

    private record Kept(StoredDestination destination, Terms terms) {}

    Policies(EngineParts parts) {
        this.parts = parts;
    }

    /** Reads the settings. */
    void start() throws JMSException {
        install(SettingTable.of(parts.store().settings()));
        if (parts.store().usersChangeElsewhere()) {
            refreshLater();
        }
    }

    private void refreshLater() {
        parts.alarms()
                .at(
                        parts.time().now() + REFRESH_MILLIS,
                        () -> parts.background()
                                .run("read the settings of destinations", this::refresh, this::refreshLater));
    }

    private void refresh() throws JMSException {
        try {
            reread();
        } finally {
            refreshLater();
        }
    }

    private synchronized void reread() throws JMSException {
        install(SettingTable.of(parts.store().settings()));
    }

    /** What holds for a destination, now and later. Temporary ones have what is set for their name when they begin. */
    synchronized Terms terms(StoredDestination destination) {
        if (destination.temporary()) {
            return new Terms(decide(destination));
        }
        return kept.computeIfAbsent(destination.id(), id -> new Kept(destination, new Terms(decide(destination))))
                .terms();
    }

    /** A destination has ended. */
    synchronized void forget(StoredDestination destination) {
        kept.remove(destination.id());
    }

    /** Whether dead or expired letters of other queues come here. */
    boolean receivesLetters(StoredDestination destination) {
        return destination.kind() == Kind.QUEUE
                && (destination.name().startsWith(DeadLetters.QUEUE_PREFIX) || table.namesAsTarget(destination.name()));
    }

    /** All settings, by pattern and name. */
    List<SettingRow> rows() {
        return table.rows();
    }

    /** Sets something in place of what was set; returns when it is durable. */
    synchronized void put(String pattern, DestinationSetting setting, String value) throws JMSException {
        commit(new Declaration.PutSetting(new SettingRow(pattern, setting.key(), setting.checked(value))));
    }

    /** Takes back what was set, if anything was; returns when that is durable. */
    synchronized void remove(String pattern, DestinationSetting setting) throws JMSException {
        commit(new Declaration.DeleteSetting(pattern, setting.key()));
    }

    private void commit(Declaration change) throws JMSException {
        parts.store().commit(WorkUnit.declare(List.of(change), Effect.NONE));
        install(SettingTable.of(parts.store().settings()));
    }

    private synchronized void install(SettingTable newTable) {
        newTable.complaints().forEach(complaint -> LOG.log(Level.WARNING, complaint));
        table = newTable;
        kept.values().forEach(one -> one.terms().change(decide(one.destination())));
        // whoever armed while a queue was paused is asleep, though there may be something now
        parts.backlogs().all().forEach(Backlog::reopened);
    }

    private DestinationPolicy decide(StoredDestination destination) {
        return DestinationPolicy.of(
                parts.options().redelivery(), table.settings(destination.kind(), destination.name()));
    }
}
