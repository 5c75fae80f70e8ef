package io.rowmq.ra.internal.outbound;

import io.rowmq.ra.internal.Login;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.security.PasswordCredential;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Who a connection is for: whom the server says, else whom the application says, else the default. */
public final class Logins {

    /** What the application says: the arguments of {@code createConnection}. */
    record Named(@Nullable String user, @Nullable String password) implements ConnectionRequestInfo {

        /** Everything but the password: servers write it to their logs. */
        @Override
        public String toString() {
            return "user " + user;
        }
    }

    private Logins() {}

    /** The login for a request. A server may name nobody, as GlassFish does when it recovers. */
    public static Login wanted(Source source, @Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        Login defaults = source.defaults();
        if (subject != null) {
            for (PasswordCredential credential : subject.getPrivateCredentials(PasswordCredential.class)) {
                String user = credential.getUserName();
                if (source.equals(credential.getManagedConnectionFactory()) && user != null && !user.isBlank()) {
                    char[] password = credential.getPassword();
                    return new Login(user, password == null ? null : new String(password), defaults.clientId());
                }
            }
        }
        if (info instanceof Named named && named.user() != null) {
            return new Login(named.user(), named.password(), defaults.clientId());
        }
        return defaults;
    }
}
