package io.rowmq.samples.workqueue;

import io.rowmq.RowmqQueue;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out the tasks of this run and shows what becomes of them. */
final class TaskBoard {

    /** Where tasks wait until they are acknowledged. */
    static final Queue TASKS = new RowmqQueue("work.tasks");

    private final PrintStream out;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger redelivered = new AtomicInteger();

    TaskBoard(PrintStream out) {
        this.out = out;
    }

    /** Goes on with the tasks that are left from the run before, or puts new ones into the queue. */
    void prepare(Connection connection, int tasks) throws JMSException {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED);
                QueueBrowser waiting = session.createBrowser(TASKS);
                MessageProducer producer = session.createProducer(TASKS)) {
            Enumeration<?> messages = waiting.getEnumeration();
            int left = Collections.list(messages).size();
            if (left == 0) {
                for (int number = 1; number <= tasks; number++) {
                    producer.send(Task.numbered(number).toMessage(session));
                }
                session.commit();
            }
            open.set(left == 0 ? tasks : left);
            out.println(left == 0 ? tasks + " new tasks" : left + " tasks are left from the run before");
        }
    }

    boolean hasOpenTasks() {
        return open.get() > 0;
    }

    int finished() {
        return finished.get();
    }

    void begins(String worker, Task task, int delivery, boolean again) {
        if (again) {
            redelivered.incrementAndGet();
        }
        out.println(worker + ": begins " + task + (again ? ", redelivered: delivery " + delivery : ""));
    }

    void done(String worker, Task task, long result) {
        open.decrementAndGet();
        finished.incrementAndGet();
        out.println(worker + ": acknowledges " + task + ", " + result + " primes below " + task.below());
    }

    void died(String worker, String when) {
        out.println(worker + ": DIES " + when + ", which nobody has acknowledged");
    }

    @Override
    public String toString() {
        return "finished " + finished + " tasks, " + redelivered + " redelivered, " + open + " left";
    }
}
