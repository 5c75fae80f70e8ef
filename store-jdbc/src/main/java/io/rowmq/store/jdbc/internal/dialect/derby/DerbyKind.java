package io.rowmq.store.jdbc.internal.dialect.derby;

import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.util.Locale;
import java.util.Properties;

/** Derby databases within the JVM. */
public final class DerbyKind implements DatabaseKind {

    private static final String DURABILITY = "derby.system.durability";

    @Override
    public boolean matches(String url) {
        return DerbyUrl.matches(url);
    }

    @Override
    public String driver() {
        return "org.apache.derby:derby";
    }

    @Override
    public Address find(String url, StoreSettings settings) throws JMSException {
        DerbyUrl parsed = DerbyUrl.parse(url);
        if (settings.durability() == Durability.DISK) {
            requireDisk(parsed);
        }
        boolean create = settings.initializeSchema() != InitializeSchema.NEVER;
        DerbyUrl opened = create ? parsed.with("create", "true") : parsed;
        boolean ours = settings.dataSource() == null;
        return new Address(
                parsed.shown(),
                parsed.identity() + schemaOf(parsed, settings),
                new DerbyDialect(parsed, ours),
                ConnectionSource.of(settings, opened.toString(), new Properties()));
    }

    /** Without a schema of its own, what a user creates is in a schema of the user's name. */
    private static String schemaOf(DerbyUrl url, StoreSettings settings) {
        String user =
                settings.user() != null ? settings.user() : url.attributes().get("user");
        return settings.schema() != null || user == null ? "" : ";user=" + user.toUpperCase(Locale.ROOT);
    }

    private static void requireDisk(DerbyUrl url) throws JMSException {
        if (url.inMemory()) {
            throw ErrorCode.OPTION.exception("The Derby database " + url.shown()
                    + " is in memory, where nothing survives: set durability=process if that is meant, or use a"
                    + " database in a directory such as jdbc:derby:orders");
        }
        if ("test".equalsIgnoreCase(DerbyHome.setting(DURABILITY))) {
            throw ErrorCode.OPTION.exception("With " + DURABILITY + "=test Derby does not sync what is committed, and "
                    + url.shown() + " may be unreadable after a crash: remove the setting");
        }
    }
}
