package io.rowmq.internal.engine;

import io.rowmq.spi.MessageStore;

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

    Directory directory();

    Outbox outbox();

    Deduplication deduplication();

    Subscriptions subscriptions();

    Background background();
}
