/**
 * Connection, session, producer, consumer, browser and context over the engine: the rules of Jakarta Messaging about
 * who may call what when, and nothing that knows a database. A session receives only while somebody waits in it, so
 * that it never holds a message back.
 */
@NullMarked
package io.rowmq.internal.client;

import org.jspecify.annotations.NullMarked;
