package io.rowmq.spi;

/**
 * What a unit takes for granted in a database that several JVMs share. If it does not hold when the unit is carried
 * out, nothing of the unit is.
 *
 * @param node the node whose claims the unit's settlements end; without it they concern deliveries that nobody has
 *     claimed. If it does not hold one of them (any more), the error code is {@link Nodes#FENCED}. 0 for none
 * @param topology the {@linkplain Topology#version() version} on which the routes of the unit's sends were found. If it
 *     is not in force any more, the error code is {@link Registry#STALE}, and the application's transaction that the
 *     unit was to be committed with goes on. 0 for none
 */
public record Premise(long node, long topology) {

    /** Nothing is taken for granted. */
    public static final Premise NONE = new Premise(0, 0);
}
