package io.rowmq.relay;

import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.arjuna.recovery.RecoveryModule;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import io.rowmq.RowmqXAConnectionFactory;
import io.rowmq.narayana.RowmqRecovery;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.XAConnection;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A JVM with RowMQ, a broker, a relay from one to the other in global transactions, and their recovery. It ends by
 * force at a point, or else when all is forwarded, and prints what has arrived.
 */
final class RelayLife {

    /** How often the point is passed before: some transactions have gone through. */
    private static final int PASSES = 2;

    private static final int BATCH = 5;
    private static final String QUEUE = "orders";

    private final RowmqXAConnectionFactory rowmq;
    private final ActiveMQConnectionFactory artemis;
    private final ConnectionFactory from;
    private final ConnectionFactory to;

    private RelayLife(RowmqXAConnectionFactory rowmq, ActiveMQConnectionFactory artemis, boolean toArtemis) {
        this.rowmq = rowmq;
        this.artemis = artemis;
        this.from = toArtemis ? rowmq : artemis;
        this.to = toArtemis ? artemis : rowmq;
    }

    /**
     * Runs.
     *
     * @param arguments a directory, whether to forward to Artemis, how many messages to send first, and the point:
     *     "source" or "target", "prepare" or "commit", "before" or "after"; or nothing
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        configure(directory);
        try (EmbeddedArtemis broker = new EmbeddedArtemis();
                RowmqXAConnectionFactory rowmq =
                        new RowmqXAConnectionFactory("jdbc:h2:file:" + directory.resolve("rowmq"))) {
            broker.start(directory.resolve("broker"));
            new RelayLife(rowmq, broker.factory(), Boolean.parseBoolean(arguments[1]))
                    .run(Integer.parseInt(arguments[2]), arguments[3]);
        }
        System.exit(0);
    }

    /** Has to be called before any class of Narayana's is used. */
    private static void configure(Path directory) {
        String log = directory.resolve("transactions").toString();
        System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", log);
        System.setProperty("ObjectStoreEnvironmentBean.communicationStore.objectStoreDir", log);
        System.setProperty("ObjectStoreEnvironmentBean.stateStore.objectStoreDir", log);
        System.setProperty("CoreEnvironmentBean.nodeIdentifier", "relay");
        System.setProperty("JTAEnvironmentBean.xaRecoveryNodes", "relay");
        System.setProperty("JTAEnvironmentBean.orphanSafetyInterval", "0");
        System.setProperty("CoordinatorEnvironmentBean.transactionStatusManagerEnable", "NO");
    }

    private void run(int count, String point) throws Exception {
        recover();
        if (count > 0) {
            RelayBench.send(from, QUEUE, count);
        }
        CountDownLatch left = new CountDownLatch(count());
        try (Relay relay = new RelayBuilder("test")
                .fromQueue(from, QUEUE)
                .toQueue(to, QUEUE)
                .batch(BATCH)
                .transactions(halting(point))
                .observer(new RelayObserver() {
                    @Override
                    public void forwarded(String name, int messages, long nanos) {
                        for (int i = 0; i < messages; i++) {
                            left.countDown();
                        }
                    }
                })
                .start()) {
            left.await();
        }
        RelayBench.drain(to, QUEUE).forEach(text -> System.out.println("arrived: " + text));
    }

    /** How many messages there are, before anybody has any in hand. */
    private int count() throws JMSException {
        try (JMSContext context = from.createContext();
                QueueBrowser browser = context.createBrowser(context.createQueue(QUEUE))) {
            return Collections.list(browser.getEnumeration()).size();
        }
    }

    /** Finishes what was in doubt when the last JVM ended, on both sides. */
    private void recover() throws Exception {
        RecoveryManager manager = RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
        manager.initialize();
        try (RowmqRecovery messages = RowmqRecovery.register(rowmq);
                XAConnection connection = artemis.createXAConnection()) {
            XAResource resource = connection.createXASession().getXAResource();
            XAResourceRecoveryHelper helper = new XAResourceRecoveryHelper() {
                @Override
                public boolean initialise(String parameter) {
                    return true;
                }

                @Override
                public XAResource[] getXAResources() {
                    return new XAResource[] {resource};
                }
            };
            XARecoveryModule.getRegisteredXARecoveryModule().addXAResourceRecoveryHelper(helper);
            int passes = 0;
            do {
                manager.getModules().forEach(RecoveryModule::periodicWorkFirstPass);
                manager.getModules().forEach(RecoveryModule::periodicWorkSecondPass);
            } while (inDoubt(resource) > 0 && ++passes < 10);
            System.out.println("in doubt: " + inDoubt(resource));
            XARecoveryModule.getRegisteredXARecoveryModule().removeXAResourceRecoveryHelper(helper);
        }
    }

    private int inDoubt(XAResource resource) throws Exception {
        try (var branches = rowmq.branches()) {
            return branches.list().size() + resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length;
        }
    }

    /** A transaction manager whose resources end the JVM at a point: the source is enlisted first. */
    private static TransactionManager halting(String point) {
        TransactionManager real = com.arjuna.ats.jta.TransactionManager.transactionManager();
        AtomicInteger left = new AtomicInteger(PASSES);
        return proxy(TransactionManager.class, (method, args) -> {
            if (!method.getName().equals("getTransaction")) {
                return invoke(real, method, args);
            }
            AtomicInteger resources = new AtomicInteger();
            Transaction transaction = real.getTransaction();
            return proxy(Transaction.class, (call, values) -> {
                if (call.getName().equals("enlistResource")) {
                    String side = resources.getAndIncrement() == 0 ? "source" : "target";
                    return transaction.enlistResource(new HaltingResource((XAResource) values[0], side, point, left));
                }
                return invoke(transaction, call, values);
            });
        });
    }

    private interface Call {
        Object make(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                RelayLife.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> switch (method.getName()) {
                    case "equals" -> self == args[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> call.make(method, args);
                }));
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
