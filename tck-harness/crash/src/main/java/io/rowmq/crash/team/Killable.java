package io.rowmq.crash.team;

import java.io.IOException;

/** A database server that can be killed. */
@FunctionalInterface
public interface Killable {

    /** SIGKILL for all its processes, and a new start with what it had synced. */
    void kill() throws IOException;
}
