package io.rowmq.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.engine.EngineOptions;
import io.rowmq.internal.engine.Messaging;
import io.rowmq.internal.security.UserDirectory;
import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.StoreProvider;
import io.rowmq.spi.StoreSettings;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnginesTest {

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private @Nullable JMSException failure;
    private final Engines engines = new Engines(settings -> new ByUrl(), this::open);

    @Test
    void holdersOfOneDatabaseShareAnEngine() throws JMSException {
        EngineHold first = engines.take(configuration("a", "sa", Durability.DISK));
        EngineHold second = engines.take(configuration("a", "sa", Durability.DISK));
        EngineHold other = engines.take(configuration("b", "sa", Durability.DISK));

        assertThat(second.engine()).isSameAs(first.engine()).isNotSameAs(other.engine());
    }

    @Test
    void theLastHolderClosesTheEngine() throws JMSException {
        EngineHold first = engines.take(configuration("a", "sa", Durability.DISK));
        EngineHold second = first.share();
        first.close();
        first.close();

        assertThat(open).hasValue(1);
        second.close();
        assertThat(open).hasValue(0);
        engines.take(configuration("a", "sa", Durability.PROCESS));
        assertThat(opened).hasValue(2);
    }

    @Test
    void aFailureToOpenLeavesNothingBehind() throws JMSException {
        failure = new JMSException("locked");
        assertThatThrownBy(() -> engines.take(configuration("a", "sa", Durability.DISK)))
                .isSameAs(failure);

        failure = null;
        engines.take(configuration("a", "sa", Durability.PROCESS)).close();
        assertThat(open).hasValue(0);
    }

    @Test
    void differentOptionsAreNamedWithBothValuesAndTheRemedy() throws JMSException {
        engines.take(configuration("a", "sa", Durability.DISK));

        assertThatThrownBy(() -> engines.take(configuration("a", "sa", Durability.PROCESS)))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("The database jdbc:x:a is in use in this JVM with durability=disk")
                .hasMessageContaining("durability=process")
                .hasMessageContaining("Give them the same options, or close the other factory");
    }

    @Test
    void otherCredentialsAreRefusedWithoutShowingThem() throws JMSException {
        engines.take(configuration("a", "sa", Durability.DISK));

        assertThatThrownBy(() -> engines.take(configuration("a", "root", Durability.DISK)))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("another database user or password")
                .hasMessageNotContaining("pw-of-");
    }

    @Test
    void twoEnginesOfOneDatabaseAreNeverOpenAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            work.add(threads.submit((Callable<?>) () -> {
                for (int n = 0; n < 2_000; n++) {
                    engines.take(configuration("a", "sa", Durability.DISK)).close();
                }
                return null;
            }));
        }
        for (Future<?> one : work) {
            one.get();
        }
        threads.shutdown();

        assertThat(mostOpen).hasValue(1);
        assertThat(open).hasValue(0);
    }

    @Test
    void aClassPathWithoutStoresIsToldWhatToAdd() {
        StoreSettings settings = configuration("a", "sa", Durability.DISK).store();

        assertThatThrownBy(() -> StoreProviders.choose(settings, Map.of()))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("add io.rowmq:rowmq-store-jdbc");
    }

    private Engines.Open open(StoreProvider provider, Configuration configuration) throws JMSException {
        if (failure != null) {
            throw failure;
        }
        opened.incrementAndGet();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        Messaging engine = (Messaging) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Messaging.class}, (proxy, method, arguments) -> null);
        MessageStore store = (MessageStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) -> List.of());
        return new Engines.Open(engine, UserDirectory.open(store, InstantSource.system()), open::decrementAndGet);
    }

    private static Configuration configuration(String name, String user, Durability durability) {
        StoreSettings store = new StoreSettings(
                "jdbc:x:" + name,
                null,
                user,
                "pw-of-" + user,
                durability,
                Sharing.AUTO,
                null,
                "rowmq_",
                InitializeSchema.EMBEDDED,
                InstantSource.system());
        return new Configuration(store, EngineOptions.DEFAULT);
    }

    private record ByUrl() implements StoreProvider {
        @Override
        public boolean accepts(StoreSettings settings) {
            return true;
        }

        @Override
        public String identity(StoreSettings settings) {
            return "" + settings.url();
        }

        @Override
        public MessageStore open(StoreSettings settings) {
            throw new UnsupportedOperationException();
        }
    }
}
