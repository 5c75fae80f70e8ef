package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.engine.BulkWork;
import io.rowmq.internal.engine.Relocation;
import io.rowmq.management.RowmqOperation.State;
import io.rowmq.policy.Right;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationBookTest extends ManagedScene {

    private static final int LARGER_THAN_A_STEP = 250;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Places places;

    @BeforeEach
    void fill() throws JMSException {
        String[] texts =
                IntStream.range(0, LARGER_THAN_A_STEP).mapToObj(String::valueOf).toArray(String[]::new);
        send("orders", texts);
        places = new Places(engine.messaging().oversight(), users.authenticate(null, null));
    }

    private long delete(OperationBook book) throws JMSException {
        MessageSource from = places.source(Right.MANAGE, "orders");
        Relocation.Plan plan = new Relocation.Plan(
                Relocation.Change.DELETE, null, places::mayReceive, null, List.of(), Long.MAX_VALUE);
        BulkWork work = from.work(plan);
        return book.begin(id -> new Operation(id, work, from, plan, InstantSource.system()));
    }

    @Test
    void whatIsCancelledDoesNoFurtherStep() throws JMSException {
        OperationBook book = new OperationBook(waiting::add);
        Operation operation = book.find(delete(book), places);
        operation.cancel();
        waiting.remove().run();
        assertThat(operation.status().state()).isEqualTo(State.CANCELLED);
        assertThat(operation.status().done()).isZero();
        assertThat(drain("orders")).hasSize(LARGER_THAN_A_STEP);
    }

    @Test
    void moreThanOneStepIsDoneToTheEnd() throws JMSException {
        OperationBook book = new OperationBook(waiting::add);
        Operation operation = book.find(delete(book), places);
        waiting.remove().run();
        operation.cancel();
        assertThat(operation.status().state()).isEqualTo(State.DONE);
        assertThat(operation.status().done()).isEqualTo(LARGER_THAN_A_STEP);
    }

    @Test
    void whatCannotBeginIsNotRemembered() throws JMSException {
        OperationBook book = new OperationBook(task -> {
            throw new RejectedExecutionException();
        });
        assertThatThrownBy(() -> delete(book)).isInstanceOf(IllegalStateException.class);
        assertThat(book.all(places)).isEmpty();
    }

    @Test
    void onlyTheLastThatHaveEndedAreRemembered() throws JMSException {
        OperationBook book = new OperationBook(Runnable::run);
        for (int i = 0; i < 150; i++) {
            delete(book);
        }
        assertThat(book.all(places)).hasSizeBetween(100, 101);
        assertThatThrownBy(() -> book.find(1, places)).hasMessageContaining("There is no operation 1");
    }
}
