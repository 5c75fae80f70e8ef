package io.rowmq.spi;

import java.util.Collection;

/** Is told what has become ready. Calls return soon and throw nothing. */
public interface Hints {

    /**
     * Something has become ready in a backlog.
     *
     * @param backlog where
     * @param orderKey the lowest order key that has become ready, {@link OrderKey#START} if that is not known
     */
    record Hint(BacklogId backlog, long orderKey) {}

    /** Something has become ready in these backlogs. */
    void ready(Collection<Hint> hints);

    /** Hints may have been missed: whoever waits should look now. */
    void missed();
}
