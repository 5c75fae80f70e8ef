package io.rowmq.samples.xa;

import io.rowmq.RowmqXAConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

/** One life of the program: recovers what the life before has left, and carries out payments until it dies. */
public final class Teller {

    private static final int PAYMENTS = 6;

    private final Payments payments;
    private final Ledger ledger;
    private final Death death;

    private Teller(Payments payments, Ledger ledger, Death death) {
        this.payments = payments;
        this.ledger = ledger;
        this.death = death;
    }

    /**
     * Lives once.
     *
     * @param args the directory for everything, and a {@link Death}
     */
    public static void main(String[] args) throws Exception {
        Path state = Path.of(args[0]);
        System.setProperty("derby.stream.error.file", state.resolve("derby.log").toString());
        Narayana.configure(state.resolve("transactions"));
        try (RowmqXAConnectionFactory factory =
                        new RowmqXAConnectionFactory("jdbc:h2:file:" + state.resolve("queues"));
                Ledger ledger = new Ledger(state.resolve("ledger"))) {
            new Teller(new Payments(factory), ledger, Death.valueOf(args[1])).live();
        }
        System.exit(0);
    }

    private void live() throws Exception {
        System.out.println("   found: " + inDoubt());
        Narayana.recover(payments.factory(), ledger);
        System.out.println("   recovered: " + inDoubt());
        System.out.println("   " + totals());
        if (payments.count(Payments.ORDERS) == 0) {
            payments.order(PAYMENTS);
            System.out.println("   " + PAYMENTS + " new payments");
        }
        pay();
        System.out.println(totals());
    }

    private void pay() throws Exception {
        TransactionManager transactions = Narayana.transactions();
        try (XAConnection connection = payments.factory().createXAConnection();
                XASession session = connection.createXASession();
                MessageConsumer orders = session.createConsumer(Payments.ORDERS);
                MessageProducer receipts = session.createProducer(Payments.RECEIPTS)) {
            connection.start();
            XAResource messages = new MortalResource(session.getXAResource(), false, death);
            XAResource rows = new MortalResource(ledger.resource(), true, death);
            for (int left = payments.count(Payments.ORDERS); left > 0; left--) {
                transactions.begin();
                Transaction transaction = transactions.getTransaction();
                transaction.enlistResource(messages);
                transaction.enlistResource(rows);
                MapMessage payment = (MapMessage) orders.receive();
                String id = payment.getString("id");
                ledger.book(id, payment.getInt("amount"));
                receipts.send(session.createTextMessage("paid: " + id));
                System.out.println("   payment " + id + (payment.getJMSRedelivered() ? ", once more" : ""));
                transactions.commit();
            }
        }
    }

    private String inDoubt() throws JMSException, SQLException, XAException {
        return "in doubt are " + payments.inDoubt() + " branches of RowMQ's and " + ledger.inDoubt() + " of Derby's";
    }

    private String totals() throws JMSException, SQLException {
        return payments.count(Payments.ORDERS) + " payments wait, " + ledger.count() + " bookings, "
                + payments.count(Payments.RECEIPTS) + " receipts";
    }
}
