package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB's error numbers mean; where none is known or given, what SQLSTATEs mean: whole ones, or classes of two
 * characters.
 */
enum MariadbFailure {
    /** User or password. */
    CREDENTIALS(ErrorCode.CREDENTIALS, Set.of(1045, 1698), Set.of("28")),
    /** There is no such database, or none is named. */
    URL(ErrorCode.URL, Set.of(1046, 1049, 1102), Set.of("3D000")),
    /** The user may not do it. */
    PERMISSION(ErrorCode.PERMISSION, Set.of(1044, 1142, 1143, 1227, 1370), Set.of()),
    /** The disk is full, or cannot be read or written. */
    STORAGE(ErrorCode.STORAGE, Set.of(1021, 1026, 1030, 1114), Set.of()),
    /** A row does not fit; 1153 and HZ000: not even into a packet. */
    VALUE(ErrorCode.VALUE, Set.of(1048, 1062, 1153, 1264, 1366, 1406), Set.of("22", "23", "HZ000")),
    /** A deadlock, a conflict, or a time limit of the server's: the same may succeed if it is tried again. */
    BUSY(ErrorCode.BUSY, Set.of(1020, 1205, 1213, 1317, 1614, 1969), Set.of("40001", "70100")),
    /**
     * A connection that is gone, or a server that is stopping, full or read-only. 25S03: the driver has made another.
     */
    CONNECTION(
            ErrorCode.CONNECTION,
            Set.of(1040, 1053, 1129, 1290, 1836, 1927, 2006, 2013),
            Set.of("08", "25006", "25S03"));

    private static final String PACKET = "max_allowed_packet";

    private final ErrorCode code;
    private final Set<Integer> numbers;
    private final Set<String> states;

    MariadbFailure(ErrorCode code, Set<Integer> numbers, Set<String> states) {
        this.code = code;
        this.numbers = numbers;
        this.states = states;
    }

    /** The code for a failure. */
    static ErrorCode codeOf(SQLException failure) {
        if (failure.getMessage() != null && failure.getMessage().contains(PACKET)) {
            // the driver has to give the connection up where it has sent a part already
            return VALUE.code;
        }
        MariadbFailure kind = of(failure);
        return kind == null ? ErrorCode.DATABASE : kind.code;
    }

    /** Whether a failure is of this kind. */
    boolean is(SQLException failure) {
        return of(failure) == this;
    }

    private static @Nullable MariadbFailure of(SQLException failure) {
        String state = failure.getSQLState();
        return Stream.of(values())
                .filter(kind -> kind.numbers.contains(failure.getErrorCode()))
                .findFirst()
                .or(() -> Stream.of(values())
                        .filter(kind -> state != null && kind.contains(state))
                        .findFirst())
                .orElse(null);
    }

    private boolean contains(String state) {
        return states.contains(state) || (state.length() == 5 && states.contains(state.substring(0, 2)));
    }
}
