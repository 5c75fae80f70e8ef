package io.rowmq.internal.engine;

import java.util.List;

/** Opens and shuts message groups in all views of a backlog. */
final class GroupDoors {

    private final Backlog backlog;
    private final MessageGroups groups;
    private final EngineParts parts;

    GroupDoors(Backlog backlog, MessageGroups groups, EngineParts parts) {
        this.backlog = backlog;
        this.groups = groups;
        this.parts = parts;
    }

    /** Nobody else takes from a group. Called with the lock held. */
    void shut(String group) {
        backlog.views().forEach(view -> view.shut(group));
    }

    /**
     * Anybody may take from a group: of each view that may have some of it, one who waits is told. With the lock held.
     */
    void open(String group, List<Runnable> signals) {
        for (View view : backlog.views()) {
            if (view.open(group)) {
                backlog.signal(reader -> reader.view() == view, signals);
            }
        }
    }

    /** Nobody takes from a group until that time. */
    void shut(String group, long until) {
        backlog.change(signals -> {
            groups.delay(group, until);
            shut(group);
        });
        parts.alarms().at(until, this::openThoseDue);
    }

    private void openThoseDue() {
        backlog.change(signals -> groups.due(parts.time().now()).forEach(group -> open(group, signals)));
        // whoever has another message of the group in hand may go on with it
        backlog.reopened();
    }

    /** A prepared branch has this message of a group, since before a restart even: nobody takes from the group. */
    void park(String group, long position) {
        backlog.change(signals -> {
            groups.park(group, position);
            shut(group);
        });
    }

    /** The branch is finished that had the message, if one had it. */
    void unpark(long position) {
        backlog.change(signals -> {
            String freed = groups.unpark(position);
            if (freed != null) {
                open(freed, signals);
            }
        });
    }
}
