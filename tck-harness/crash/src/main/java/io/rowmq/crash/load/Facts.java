package io.rowmq.crash.load;

import io.rowmq.crash.journal.Event;
import io.rowmq.crash.journal.Intent;
import io.rowmq.crash.journal.Journal;
import io.rowmq.crash.journal.Ref;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One worker's pen: turns what the load does into records. */
public final class Facts {

    private final Journal journal;
    private final int incarnation;
    private final AtomicLong names = new AtomicLong();

    /** Writes for one incarnation. */
    public Facts(Journal journal, int incarnation) {
        this.journal = journal;
        this.incarnation = incarnation;
    }

    /** A call that may or may not have its effect when it throws. */
    @FunctionalInterface
    public interface Step {

        /** Makes the call. */
        void run() throws JMSException;
    }

    /** Which life of which worker writes. */
    public int incarnation() {
        return incarnation;
    }

    /** A name for a unit or a receive call, never given before in the campaign. */
    public String name() {
        return incarnation + "-" + names.incrementAndGet();
    }

    /** Announces a unit, makes the call that commits it, and says how it ended. */
    public void commit(String unit, List<Ref> sends, List<Ref> settles, Step call) throws JMSException {
        planned(unit, sends, settles);
        try {
            call.run();
        } catch (JMSException e) {
            failed(unit, e);
            throw e;
        }
        done(unit);
    }

    /** Announces that deliveries will be given back, and makes the call that does it. */
    public void undo(List<Ref> settles, Step call) throws JMSException {
        undone(settles);
        call.run();
    }

    /** Announces that deliveries will be given back. */
    public void undone(List<Ref> settles) {
        journal.write(new Event.Planned(incarnation, name(), Intent.UNDO, List.of(), settles));
    }

    /** Announces a unit that is about to be committed. */
    public void planned(String unit, List<Ref> sends, List<Ref> settles) {
        journal.write(new Event.Planned(incarnation, unit, Intent.COMMIT, sends, settles));
    }

    /** Says that the call that commits a unit has returned. */
    public void done(String unit) {
        journal.write(new Event.Done(incarnation, unit));
    }

    /** Says that the call that commits a unit has thrown. */
    public void failed(String unit, Exception reason) {
        journal.write(new Event.Failed(incarnation, unit, reason.toString()));
    }

    /** Announces a receive call that acknowledges by itself. */
    public String waiting(String backlog) {
        String ticket = name();
        journal.write(new Event.Waiting(incarnation, ticket, backlog));
        return ticket;
    }

    /** Says that such a call returned nothing. */
    public void nothing(String ticket) {
        journal.write(new Event.Nothing(incarnation, ticket));
    }

    /** Says that a message is in hand, and with a ticket, that it is acknowledged too. */
    public Ref received(@Nullable String ticket, String backlog, Message message) throws JMSException {
        Ref ref = new Ref(backlog, Mail.key(message));
        journal.write(new Event.Received(
                incarnation,
                ticket,
                ref,
                message.getIntProperty("JMSXDeliveryCount"),
                message.getJMSRedelivered(),
                Mail.intact(message)));
        return ref;
    }

    /** Says what a queue held before this incarnation did anything. */
    public void snapshot(String backlog, List<String> keys) {
        journal.write(new Event.Snapshot(incarnation, backlog, keys));
    }

    /** Says that a backlog has been read to its end. */
    public void drained(String backlog) {
        journal.write(new Event.Drained(incarnation, backlog));
    }

    /** Says that something threw that should not have. */
    public void trouble(String what, Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        journal.write(new Event.Trouble(incarnation, what + ": " + text));
    }
}
