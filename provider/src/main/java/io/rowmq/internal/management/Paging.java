package io.rowmq.internal.management;

import jakarta.jms.JMSException;
import java.util.List;

/** Parts of lists. */
final class Paging {

    private Paging() {}

    static <T> List<T> page(List<T> all, int offset, int limit) throws JMSException {
        if (offset < 0 || limit < 1) {
            throw new JMSException(
                    "offset=" + offset + " and limit=" + limit + " are no part of a list: the offset is at least 0, the"
                            + " limit at least 1",
                    "ROWMQ-MANAGEMENT");
        }
        return all.stream().skip(offset).limit(limit).toList();
    }
}
