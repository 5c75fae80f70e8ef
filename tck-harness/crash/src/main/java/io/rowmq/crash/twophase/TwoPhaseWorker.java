package io.rowmq.crash.twophase;

import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.XADataSource;

/** The worker JVM: recovers, says what it finds, and goes on with transactions until its point comes. */
public final class TwoPhaseWorker {

    /** The exit status if what was found does not fit together. */
    static final int BROKEN = 1;

    private static final int MESSAGES = 8;
    private static final String ORDERS = "crash.orders";
    private static final String ANSWERS = "crash.answers";
    private static final Duration LEASE = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Assignment assignment;
    private final RowmqXAConnectionFactory factory;
    private final XADataSource source;
    private final Log log;

    private TwoPhaseWorker(Assignment assignment, RowmqXAConnectionFactory factory) {
        this.assignment = assignment;
        this.factory = factory;
        this.source = RowTable.source(assignment.rows());
        this.log = new Log(assignment.directory().resolve("told"));
    }

    /** Starts with the arguments of {@link Assignment}. */
    public static void main(String[] args) throws Exception {
        Assignment assignment = Assignment.parse(args);
        Recovery.configure(assignment.directory());
        boolean kept;
        try (RowmqXAConnectionFactory factory = new RowmqXAConnectionFactory(assignment.messages())) {
            factory.setInitializeSchema("always");
            factory.setMaxDeliveries(-1);
            factory.setLease(LEASE.toMillis());
            kept = new TwoPhaseWorker(assignment, factory).work();
        }
        System.exit(kept ? 0 : BROKEN);
    }

    private boolean work() throws Exception {
        if (assignment.incarnation() == 1) {
            RowTable.create(source);
        }
        try (Recovery recovery = new Recovery(factory, source)) {
            List<String> inDoubt = recovery.finish();
            Agreement found = look(inDoubt);
            System.out.println(found);
            found.violations().forEach(violation -> System.out.println("broken: " + violation));
            if (!found.violations().isEmpty()) {
                return false;
            }
            send(found.waiting().size());
            exchange();
            return true;
        }
    }

    /**
     * What there is. Where JVMs share a database, what a dead one had in hand is nobody's until its lease is over, so
     * it is looked for again and again before it is called lost.
     */
    private Agreement look(List<String> inDoubt) throws Exception {
        long begun = System.nanoTime();
        Agreement found;
        do {
            found = new Agreement(browse(ORDERS), browse(ANSWERS), RowTable.read(source), inDoubt, log.read());
        } while (!found.violations().isEmpty() && System.nanoTime() - begun < PATIENCE.toNanos());
        return found;
    }

    private List<String> browse(String name) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (JMSContext context = factory.createContext();
                QueueBrowser browser = context.createBrowser(context.createQueue(name))) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                texts.add(((Message) messages.nextElement()).getBody(String.class));
            }
        }
        return texts;
    }

    private void send(int waiting) throws Exception {
        try (JMSContext context = factory.createContext()) {
            Queue orders = context.createQueue(ORDERS);
            for (int i = waiting; i < MESSAGES; i++) {
                String id = assignment.incarnation() + "-" + i;
                context.createProducer().send(orders, id);
                log.write(Log.Word.SENT, id);
            }
        }
    }

    private void exchange() throws Exception {
        SplittableRandom random = new SplittableRandom(assignment.seed() + assignment.incarnation());
        try (Exchange exchange = new Exchange(factory, source, assignment.point(), log)) {
            for (int i = 0; i < MESSAGES; i++) {
                exchange.run(ORDERS, ANSWERS, Exchange.Ending.values()[i % 3], random.nextBoolean());
            }
        }
    }
}
