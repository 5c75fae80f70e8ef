package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.SQLException;

/** The database is as it should be, but what a unit takes for granted does not hold. */
final class RefusedException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    RefusedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** What whoever wanted the commit is told. */
    JMSException told() {
        return code.exception(String.valueOf(getMessage()));
    }
}
