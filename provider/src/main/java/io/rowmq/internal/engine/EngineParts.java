package io.rowmq.internal.engine;

import io.rowmq.spi.MessageStore;
import org.jspecify.annotations.Nullable;

/** What the parts of one engine share. */
interface EngineParts {

    MessageStore store();

    EngineOptions options();

    EngineTime time();

    Identifiers identifiers();

    Budget budget();

    Backlogs backlogs();

    HandoutLog handouts();

    Settler settler();

    Trimmer trimmer();

    Alarms alarms();

    Timers timers();

    Policies policies();

    ClientRegister clients();

    Directory directory();

    Outbox outbox();

    Deduplication deduplication();

    Archive archive();

    ArchiveKeeper archiveKeeper();

    Subscriptions subscriptions();

    Background background();

    Observers observers();

    Alerts alerts();

    Vigil vigil();

    Commits commits();

    ClientIds clientIds();

    /** The other JVMs that share the database; null if this one has it to itself. */
    @Nullable Peers peers();
}
