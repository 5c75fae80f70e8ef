package io.rowmq.store.jdbc.internal.dialect.h2;

import io.rowmq.spi.StoreSettings;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.ConnectionSource;
import io.rowmq.store.jdbc.internal.dialect.DatabaseKind;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.util.Properties;

/** H2 databases within the JVM. */
public final class H2Kind implements DatabaseKind {

    @Override
    public boolean matches(String url) {
        return H2Url.matches(url);
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
                ConnectionSource.of(settings, secured.toString(), new Properties()));
    }
}
