package io.rowmq.internal.engine;

import io.rowmq.spi.OrderKey;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether more is claimed from a backlog than memory knows of: because the answer to a claim did not come, or because
 * the store refused to settle one of several and did not say which. What is claimed in this way nobody gets, neither
 * here nor elsewhere, until it is given back.
 */
final class ClaimDoubt {

    private final ClaimedBacklog backlog;
    private final ClaimedShelf shelf;
    private final Peers peers;
    private final ReentrantLock lock;
    private boolean present;
    /** Whether sessions may have seen some of it. */
    private boolean seen;

    ClaimDoubt(ClaimedBacklog backlog, ClaimedShelf shelf, Peers peers) {
        this.backlog = backlog;
        this.shelf = shelf;
        this.peers = peers;
        this.lock = backlog.lock;
    }

    /** More may be claimed than memory knows of. */
    void begin(boolean seenBySessions) {
        lock.lock();
        try {
            present = true;
            seen |= seenBySessions;
        } finally {
            lock.unlock();
        }
    }

    boolean present() {
        lock.lock();
        try {
            return present;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what memory does not know of, if that may be so. Called while nobody else claims. */
    void resolve(long node) throws JMSException {
        if (!take()) {
            return;
        }
        boolean resolved = false;
        try {
            unclaimUnknown(node, peers.claims().claimed(node, backlog.id));
            resolved = true;
        } finally {
            end(resolved);
        }
    }

    /** Whether there is any; what comes to be in doubt from here on is left for the next time. */
    private boolean take() {
        lock.lock();
        try {
            boolean was = present;
            present = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean resolved) {
        lock.lock();
        try {
            present |= !resolved;
            seen &= present;
        } finally {
            lock.unlock();
        }
    }

    private void unclaimUnknown(long node, List<Long> claimed) throws JMSException {
        List<Long> unknown;
        boolean maybeSeen;
        lock.lock();
        try {
            Set<Long> known = shelf.known();
            unknown = claimed.stream()
                    .filter(orderKey -> !known.contains(OrderKey.position(orderKey)))
                    .sorted()
                    .toList();
            // at the same moment, because what is unknown may have come to be so just now
            maybeSeen = seen;
        } finally {
            lock.unlock();
        }
        if (!unknown.isEmpty()) {
            peers.claims().unclaim(node, backlog.id, unknown, maybeSeen);
            backlog.hint(unknown.get(0));
        }
    }
}
