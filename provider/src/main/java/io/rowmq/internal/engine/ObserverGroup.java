package io.rowmq.internal.engine;

import io.rowmq.spi.Alert;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.MessageObserver;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several observers as one, which never throws: no message fails because of who watches. */
final class ObserverGroup implements MessageObserver {

    private static final Logger LOG = System.getLogger("io.rowmq.engine");

    private final List<MessageObserver> members;

    ObserverGroup(List<MessageObserver> members) {
        this.members = List.copyOf(members);
    }

    private static <M> void each(List<M> all, Consumer<M> action) {
        for (M member : all) {
            guarded(member, () -> {
                action.accept(member);
                return null;
            });
        }
    }

    private static <M, R> List<R> gather(List<M> all, Function<M, @Nullable R> function) {
        List<R> results = new ArrayList<>(all.size());
        for (M member : all) {
            R result = guarded(member, () -> function.apply(member));
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    /** What a member answers. */
    private interface Answer<R> {
        @Nullable R get();
    }

    private static <R> @Nullable R guarded(Object member, Answer<R> answer) {
        try {
            return answer.get();
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(Level.WARNING, "The observer " + member.getClass().getName() + " failed; messages go on", failure);
            return null;
        }
    }

    @Override
    public @Nullable Sending sending(DestinationRow to, Message message) {
        List<Sending> sendings = gather(members, member -> member.sending(to, message));
        return sendings.isEmpty() ? null : new Sendings(sendings);
    }

    private record Sendings(List<Sending> all) implements Sending {

        @Override
        public Map<String, String> properties() {
            Map<String, String> together = new LinkedHashMap<>();
            gather(all, Sending::properties).forEach(together::putAll);
            return together;
        }

        @Override
        public void ended(@Nullable StoredMessage sent, @Nullable Throwable failure) {
            each(all, sending -> sending.ended(sent, failure));
        }
    }

    @Override
    public void received(DestinationRow from, StoredMessage message, int deliveryCount, long nanos) {
        each(members, member -> member.received(from, message, deliveryCount, nanos));
    }

    @Override
    public @Nullable Processing processing(DestinationRow from, StoredMessage message, int deliveryCount) {
        List<Processing> processings = gather(members, member -> member.processing(from, message, deliveryCount));
        return processings.isEmpty() ? null : failure -> each(reversed(processings), one -> one.ended(failure));
    }

    /** What was begun last ends first, as what is bound to the thread has to. */
    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list.size());
        for (int index = list.size() - 1; index >= 0; index--) {
            reversed.add(list.get(index));
        }
        return reversed;
    }

    @Override
    public void transactionEnded(Outcome outcome, long nanos) {
        each(members, member -> member.transactionEnded(outcome, nanos));
    }

    @Override
    public void returned(DestinationRow from, StoredMessage message, int deliveryCount) {
        each(members, member -> member.returned(from, message, deliveryCount));
    }

    @Override
    public void deadLettered(DestinationRow from, StoredMessage letter) {
        each(members, member -> member.deadLettered(from, letter));
    }

    @Override
    public void expired(DestinationRow from, int messages) {
        each(members, member -> member.expired(from, messages));
    }

    @Override
    public void alert(Alert alert) {
        each(members, member -> member.alert(alert));
    }
}
