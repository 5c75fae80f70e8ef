package io.rowmq.ra;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** As much of an application server as a resource adapter sees: threads, a pool, and message-driven beans. */
final class Container implements BootstrapContext, WorkManager, AutoCloseable {

    final RowmqResourceAdapter adapter = new RowmqResourceAdapter();
    final Pool pool = new Pool();
    final AtomicInteger rejections = new AtomicInteger();
    volatile Rejection rejection = Rejection.EXCEPTION;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Bean> beans = new ArrayList<>();

    /** How the server says that it has no thread for some work. */
    enum Rejection {
        /** It has one. */
        NONE,
        /** At once. */
        EXCEPTION,
        /** By an exception that no specification knows. */
        STOPPED,
        /** Later. */
        EVENT,
        /** At once, twice. */
        BOTH
    }

    /** A message-driven bean that was deployed. */
    record Bean(BeanFactory endpoints, RowmqActivationSpec spec) {}

    /** A container whose database is in memory, and still has to be started. */
    Container() {
        adapter.setUrl("jdbc:h2:mem:" + UUID.randomUUID());
    }

    static Container started() throws ResourceException {
        Container container = new Container();
        container.adapter.start(container);
        return container;
    }

    /** Waits for what must happen, longer than it takes on the slowest machine. */
    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2));
    }

    // ---- outbound

    RowmqManagedConnectionFactory factory() throws ResourceException {
        RowmqManagedConnectionFactory factory = new RowmqManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        return factory;
    }

    ConnectionFactory pooled() throws ResourceException {
        return (ConnectionFactory) factory().createConnectionFactory(pool);
    }

    ConnectionFactory unmanaged() throws ResourceException {
        return (ConnectionFactory) factory().createConnectionFactory();
    }

    // ---- inbound

    RowmqActivationSpec queueSpec(String name) {
        return spec("jakarta.jms.Queue", name);
    }

    RowmqActivationSpec topicSpec(String name) {
        return spec("jakarta.jms.Topic", name);
    }

    private RowmqActivationSpec spec(String type, String name) {
        RowmqActivationSpec spec = new RowmqActivationSpec();
        spec.setDestinationType(type);
        spec.setDestination(name);
        return spec;
    }

    Bean deploy(RowmqActivationSpec spec, MessageListener listener) throws ResourceException {
        return deploy(spec, new BeanFactory(listener));
    }

    Bean deploy(RowmqActivationSpec spec, BeanFactory endpoints) throws ResourceException {
        spec.setResourceAdapter(adapter);
        spec.validate();
        adapter.endpointActivation(endpoints, spec);
        Bean bean = new Bean(endpoints, spec);
        beans.add(bean);
        return bean;
    }

    void undeploy(Bean bean) {
        beans.remove(bean);
        adapter.endpointDeactivation(bean.endpoints(), bean.spec());
    }

    @Override
    public void close() throws ResourceException {
        List.copyOf(beans).forEach(this::undeploy);
        pool.close();
        adapter.stop();
        threads.shutdownNow();
    }

    // ---- what a resource adapter gets

    @Override
    public WorkManager getWorkManager() {
        return this;
    }

    @Override
    public @Nullable XATerminator getXATerminator() {
        return null;
    }

    @Override
    @SuppressForbidden("The interface has it")
    public java.util.Timer createTimer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> type) {
        return false;
    }

    @Override
    public @Nullable TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
        return null;
    }

    @Override
    public void scheduleWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void scheduleWork(Work work, long timeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        switch (next(rejections) ? rejection : Rejection.NONE) {
            case NONE -> threads.execute(work);
            case EXCEPTION -> throw new WorkRejectedException("no thread is free");
            case STOPPED -> throw new IllegalStateException("the server is ending");
            case EVENT -> threads.execute(() -> listener.workRejected(rejected(work)));
            case BOTH -> {
                listener.workRejected(rejected(work));
                throw new WorkRejectedException("no thread is free");
            }
        }
    }

    private static boolean next(AtomicInteger counter) {
        return counter.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private WorkEvent rejected(Work work) {
        return new WorkEvent(this, WorkEvent.WORK_REJECTED, work, new WorkRejectedException("no thread is free"));
    }
}
