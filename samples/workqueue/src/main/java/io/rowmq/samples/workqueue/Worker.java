package io.rowmq.samples.workqueue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.Callable;

/** Does one task after the other, and acknowledges each when it is done. */
final class Worker implements Callable<Void> {

    private static final long PATIENCE_MILLIS = 200;

    private final String name;
    private final ConnectionFactory factory;
    private final TaskBoard board;
    private final Fate fate;

    Worker(String name, ConnectionFactory factory, TaskBoard board, Fate fate) {
        this.name = name;
        this.factory = factory;
        this.board = board;
        this.fate = fate;
    }

    @Override
    public Void call() throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer tasks = session.createConsumer(TaskBoard.TASKS)) {
            connection.start();
            while (board.hasOpenTasks()) {
                Message message = tasks.receive(PATIENCE_MILLIS);
                if (message != null) {
                    work(message);
                }
            }
        } catch (DeathException e) {
            // The connection is closed by now, as the operating system closes those of a process that died.
            board.died(name, e.getMessage());
        }
        return null;
    }

    private void work(Message message) throws JMSException, DeathException {
        Task task = Task.of(message);
        board.begins(name, task, message.getIntProperty("JMSXDeliveryCount"), message.getJMSRedelivered());
        fate.inTheMiddleOf(task);
        long result = task.execute();
        message.acknowledge();
        board.done(name, task, result);
    }

    /** What may happen to a worker while it works. */
    interface Fate {

        void inTheMiddleOf(Task task) throws DeathException;
    }

    /** The worker is gone. */
    static final class DeathException extends Exception {

        private static final long serialVersionUID = 1;

        DeathException(Task task) {
            super("in the middle of " + task);
        }
    }
}
