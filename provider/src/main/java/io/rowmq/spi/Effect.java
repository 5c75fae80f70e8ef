package io.rowmq.spi;

/** What changes in memory once a unit is committed. */
@FunctionalInterface
public interface Effect {

    /** No change. */
    Effect NONE = firstPosition -> {};

    /**
     * Called once, after the unit is durable and before its commit returns, in the order of commits. It must neither
     * block nor throw.
     *
     * @param firstPosition the position of the unit's first send; the others follow without a gap
     */
    void committed(long firstPosition);

    /**
     * Called instead of {@link #committed} where it could not be found out whether the unit was committed, before its
     * commit throws an exception with the code {@link MessageStore#IN_DOUBT}. From then on the store shows what there
     * is. It must neither block nor throw.
     */
    default void inDoubt() {}
}
