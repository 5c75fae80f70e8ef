package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive in a class loader of its own, as a server loads it: stopped under load, and loaded again. */
class RedeploymentTest {

    private static final int MESSAGES = 400;

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Test
    void whatIsUndeployedUnderLoadIsGoneAndTheNextGoesOn(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("db");
        WeakReference<ClassLoader> undeployed = run(url, MESSAGES, MESSAGES / 4, true);
        WeakReference<ClassLoader> stopped = run(url, 0, MESSAGES / 2, false);
        WeakReference<ClassLoader> last = run(url, 0, MESSAGES, true);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MESSAGES)
                        .mapToObj(number -> "order " + number)
                        .toList());
        for (WeakReference<ClassLoader> loader : List.of(undeployed, stopped, last)) {
            Container.await().until(() -> {
                System.gc();
                return loader.get() == null;
            });
        }
    }

    /**
     * Loads the archive, sends messages, stops when so many have been seen, after undeploying the bean or with it; the
     * loader, which is garbage then.
     */
    private WeakReference<ClassLoader> run(String url, int messages, int enough, boolean undeploying) throws Exception {
        try (Container server = new Container();
                URLClassLoader loader = new URLClassLoader(archive(), new ServerLoader())) {
            ResourceAdapter adapter = (ResourceAdapter) create(loader, "RowmqResourceAdapter");
            set(adapter, "Url", url);
            adapter.start(server);
            send(loader, adapter, messages);
            ActivationSpec spec = (ActivationSpec) create(loader, "RowmqActivationSpec");
            set(spec, "DestinationType", "jakarta.jms.Queue");
            set(spec, "Destination", "orders");
            spec.setResourceAdapter(adapter);
            BeanFactory endpoints = new BeanFactory(new Bean(seen));
            adapter.endpointActivation(endpoints, spec);
            Container.await().until(() -> seen.size() >= enough);
            if (undeploying) {
                adapter.endpointDeactivation(endpoints, spec);
            }
            adapter.stop();
            Container.await().until(() -> threadsOf(loader).isEmpty());
            return new WeakReference<>(loader);
        }
    }

    /** Not a lambda of the test, which would be kept by the test. */
    private record Bean(Queue<String> seen) implements MessageListener {
        @Override
        public void onMessage(Message message) {
            try {
                seen.add(message.getBody(String.class));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void send(ClassLoader loader, ResourceAdapter adapter, int messages) throws Exception {
        Object factory = create(loader, "RowmqManagedConnectionFactory");
        ((ResourceAdapterAssociation) factory).setResourceAdapter(adapter);
        Object handle = ((ManagedConnectionFactory) factory).createConnectionFactory();
        try (JMSContext context = ((ConnectionFactory) handle).createContext(JMSContext.SESSION_TRANSACTED)) {
            for (int i = 0; i < messages; i++) {
                context.createProducer().send(context.createQueue("orders"), "order " + i);
            }
            context.commit();
        }
    }

    private static Object create(ClassLoader loader, String name) throws ReflectiveOperationException {
        return loader.loadClass("io.rowmq.ra." + name).getConstructor().newInstance();
    }

    private static void set(Object bean, String property, String value) throws ReflectiveOperationException {
        bean.getClass().getMethod("set" + property, String.class).invoke(bean, value);
    }

    private static List<Thread> threadsOf(ClassLoader loader) {
        Set<Thread> all = Thread.getAllStackTraces().keySet();
        return all.stream()
                .filter(thread -> thread.isAlive()
                        && (thread.getContextClassLoader() == loader
                                || thread.getClass().getClassLoader() == loader
                                || thread.getName().startsWith("rowmq")))
                .toList();
    }

    /** What is in the archive. */
    private static URL[] archive() {
        return Stream.of(
                        "io.rowmq.ra.RowmqResourceAdapter",
                        "io.rowmq.RowmqQueue",
                        "io.rowmq.store.jdbc.JdbcStoreProvider",
                        "org.h2.Driver",
                        "com.fasterxml.jackson.core.JsonFactory")
                .map(RedeploymentTest::location)
                .toArray(URL[]::new);
    }

    private static URL location(String name) {
        try {
            return Class.forName(name).getProtectionDomain().getCodeSource().getLocation();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server's class loader: the interfaces of Jakarta EE, and nothing of RowMQ. */
    private static final class ServerLoader extends ClassLoader {

        ServerLoader() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("jakarta.")) {
                return RedeploymentTest.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
