package io.rowmq.store.jdbc.internal.dialect.h2;

import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** H2 databases within the JVM. */
public final class H2Kind implements DatabaseKind {

    @Override
    public boolean matches(String url) {
        return H2Url.matches(url);
    }

    @Override
    public String driver() {
        return "com.h2database:h2";
    }

    @Override
    public Address find(String url, StoreSettings settings) throws JMSException {
        H2Url parsed = H2Url.parse(url);
        H2Url secured = H2Settings.apply(parsed);
        if (secured.path().equals("mem:")) {
            throw ErrorCode.URL.exception("The URL " + parsed.name()
                    + " means another database for each connection: name it, for example jdbc:h2:mem:orders");
        }
        return new Address(
                parsed.name(),
                parsed.identity(),
                new H2Dialect(secured, settings.dataSource() == null),
                source(secured, settings));
    }

    /** H2's own messages may have the whole URL in them, so that the password is given beside it. */
    private static ConnectionSource source(H2Url url, StoreSettings settings) {
        Properties login = new Properties();
        Map<String, String> rest = new LinkedHashMap<>(url.settings());
        if (settings.user() == null) {
            move("user", rest, login);
        }
        if (settings.password() == null) {
            move("password", rest, login);
        }
        return ConnectionSource.of(settings, new H2Url(url.path(), rest).toString(), login);
    }

    private static void move(String name, Map<String, String> settings, Properties login) {
        String value = settings.remove(name.toUpperCase(Locale.ROOT));
        if (value != null) {
            login.setProperty(name, value);
        }
    }
}
