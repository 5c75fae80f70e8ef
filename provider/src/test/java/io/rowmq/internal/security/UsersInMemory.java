package io.rowmq.internal.security;

import io.rowmq.spi.MessageStore;
import io.rowmq.spi.UserRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store that holds users only, in memory, with a clock driven by hand and passwords that are quick to verify. */
public final class UsersInMemory {

    /** Where the clock begins. */
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger verifications = new AtomicInteger();
    final Map<String, UserRow> rows = new TreeMap<>();
    /** What happens while a password is being verified. */
    volatile Runnable whileVerifying = () -> {};

    private Instant now = BEGINNING;
    private boolean shared;

    private final MessageStore store = (MessageStore) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {MessageStore.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "name" -> "memory";
                case "users" -> read();
                case "usersChangeElsewhere" -> shared;
                case "commit" -> commit((WorkUnit) arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    private final Passwords passwords = new Passwords(10, new SecureRandom()) {
        @Override
        boolean verify(String password, String stored) {
            verifications.incrementAndGet();
            whileVerifying.run();
            return super.verify(password, stored);
        }
    };

    private List<UserRow> read() {
        reads.incrementAndGet();
        return List.copyOf(rows.values());
    }

    private @Nullable Object commit(WorkUnit unit) {
        unit.declarations().forEach(declaration -> Declared.apply(rows, declaration));
        return null;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    void share() {
        shared = true;
    }

    /** What one JVM knows of the users. */
    public UserDirectory open() throws JMSException {
        return new UserDirectory(store, () -> now, passwords, new QuickDigest(new SecureRandom()));
    }
}
