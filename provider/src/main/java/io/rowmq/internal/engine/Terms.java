package io.rowmq.internal.engine;

import io.rowmq.policy.DestinationPolicy;

/** What holds for one destination now; whoever keeps it sees changes of settings at once. */
final class Terms {

    private volatile DestinationPolicy policy;

    Terms(DestinationPolicy policy) {
        this.policy = policy;
    }

    DestinationPolicy policy() {
        return policy;
    }

    void change(DestinationPolicy newPolicy) {
        policy = newPolicy;
    }
}
