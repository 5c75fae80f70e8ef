package io.rowmq.crash.check;

import io.rowmq.crash.journal.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit whose outcome is not known yet: its call has not returned, or never will. */
final class Unit {

    final String name;
    final int incarnation;
    final List<Ref> sends;
    final List<Ref> settles;

    /** What other events have shown so far: true for committed, null for nothing. */
    @Nullable Boolean evidence;

    Unit(String name, int incarnation, List<Ref> sends, List<Ref> settles) {
        this.name = name;
        this.incarnation = incarnation;
        this.sends = sends;
        this.settles = settles;
    }

    @Override
    public String toString() {
        return "sends " + sends + ", settles " + settles;
    }
}
