package io.rowmq.internal.engine;

import io.rowmq.spi.StagedMessage;
import io.rowmq.spi.Staging;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves what the application has staged in its own transactions to its destinations. A row is found by reading the
 * outbox, never by a key that was seen last: transactions commit in another order than they take their keys.
 *
 * <p>The outbox is looked at soon after something was staged through this engine, or found, and ever more rarely when
 * nothing comes, as rows can be written by other programs too.
 */
final class Outbox {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");
    private static final int AT_ONCE = 200;
    private static final long BYTES_AT_ONCE = 8L << 20;
    private static final long SOONEST_MILLIS = 10;
    /** How long a transaction that has staged something is expected to commit any moment. */
    private static final long EAGER_MILLIS = 10_000;

    private final EngineParts parts;
    private final StagedMessages reading;
    private long eagerUntil;
    private long interval = SOONEST_MILLIS;
    private boolean moving;
    private Alarms.@Nullable Alarm next;

    Outbox(EngineParts parts) {
        this.parts = parts;
        this.reading = new StagedMessages(parts);
    }

    /** Looks for what was staged before the engine was opened. */
    synchronized void start() {
        if (parts.options().outboxPoll() > 0) {
            look(0);
        }
    }

    /** Something was staged; it is to be seen once its transaction commits. */
    synchronized void hint() {
        eagerUntil = parts.time().now() + EAGER_MILLIS;
        interval = SOONEST_MILLIS;
        if (!moving) {
            look(SOONEST_MILLIS);
        }
    }

    /** Sets the alarm, or sets it forward. */
    private void look(long inMillis) {
        long at = parts.time().now() + inMillis;
        if (next != null) {
            if (next.at() <= at) {
                return;
            }
            parts.alarms().cancel(next);
        }
        next = parts.alarms().at(at, this::ring);
    }

    private void ring() {
        synchronized (this) {
            next = null;
            moving = true;
        }
        parts.background().run("move staged messages", this::moveAll, () -> lookAgain(false));
    }

    private void moveAll() {
        boolean found = false;
        try {
            List<StagedMessage> rows;
            do {
                rows = parts.store().staged(AT_ONCE, BYTES_AT_ONCE);
                move(rows);
                found |= !rows.isEmpty();
            } while (!rows.isEmpty());
        } catch (JMSException | RuntimeException failure) {
            LOG.log(Level.WARNING, "Staged messages could not be moved to their destinations; trying again", failure);
        } finally {
            lookAgain(found);
        }
    }

    private synchronized void lookAgain(boolean found) {
        moving = false;
        boolean eager = found || parts.time().now() < eagerUntil;
        long most = parts.options().outboxPoll();
        interval = eager ? SOONEST_MILLIS : Math.min(interval * 2, most);
        if (eager || most > 0) {
            look(interval);
        }
    }

    /** In one unit; if that fails, each by itself, so that one message cannot hold up the others. */
    private void move(List<StagedMessage> rows) throws JMSException {
        try {
            commit(rows);
        } catch (JMSException failure) {
            if (elsewhere(failure)) {
                // another JVM was faster, at least with some of them: what is left is read again
                return;
            }
            if (rows.size() == 1) {
                throw failure;
            }
            JMSException last = null;
            for (StagedMessage row : rows) {
                try {
                    commit(List.of(row));
                } catch (JMSException single) {
                    last = elsewhere(single) ? last : single;
                }
            }
            if (last != null) {
                throw last;
            }
        }
    }

    private static boolean elsewhere(JMSException failure) {
        return Staging.ELSEWHERE.equals(failure.getErrorCode());
    }

    private void commit(List<StagedMessage> rows) throws JMSException {
        List<Staging> stagings = new ArrayList<>(rows.size());
        List<StagedMessages.Letter> letters = new ArrayList<>(rows.size());
        for (StagedMessage row : rows) {
            stagings.add(read(row, letters));
        }
        if (stagings.isEmpty()) {
            return;
        }
        List<StoredMessage> messages =
                letters.stream().map(StagedMessages.Letter::message).toList();
        parts.commits().commit(messages, turn -> {
            Unit unit = new Unit(parts);
            stagings.forEach(unit::dispose);
            for (StagedMessages.Letter letter : letters) {
                if (turn.admits(letter.message(), unit)) {
                    Sends.add(unit, parts, StagedMessages.NOBODY, letter.to(), letter.message());
                }
            }
            return unit;
        });
    }

    private Staging read(StagedMessage row, List<StagedMessages.Letter> letters) throws JMSException {
        try {
            letters.add(reading.read(row));
            return new Staging.Moved(row.id());
        } catch (StagedMessages.Undeliverable undeliverable) {
            LOG.log(
                    Level.WARNING,
                    "Row {0} of the outbox cannot be delivered, and waits until it is corrected or deleted: {1}",
                    Long.toString(row.id()),
                    undeliverable.getMessage());
            return new Staging.Rejected(row.id(), undeliverable.getMessage());
        }
    }
}
