package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which archives there are. Their messages are browsed, shown, copied, which means sent again, and deleted by
 * {@link RowmqMessages}, with a source such as {@code archive://queue://orders}.
 */
public interface RowmqArchives {

    /**
     * A part of the archives of the destinations that match a pattern: those that hold something, or that a setting
     * asks for. Counts the copies of all, in proportion to how many there are.
     *
     * @param pattern of destinations, as in {@link io.rowmq.policy.Role}; null for all
     * @param offset leave so many out at the start
     * @param limit at most so many, at least 1
     */
    List<RowmqArchive> list(@Nullable String pattern, int offset, int limit) throws JMSException;
}
