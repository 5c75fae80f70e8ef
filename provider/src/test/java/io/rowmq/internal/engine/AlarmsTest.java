package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final ManualTime time = new ManualTime();
    private final Alarms alarms = new Alarms(time);
    private final List<String> rung = new ArrayList<>();

    @Test
    void alarmsRingInTheOrderOfTheirTimesWhateverTheOrderInWhichTheyWereSet() {
        set("late", 30);
        set("early", 10);
        set("middle", 20);

        time.advance(20);
        assertThat(rung).containsExactly("early", "middle");
        time.advance(10);
        assertThat(rung).containsExactly("early", "middle", "late");
    }

    @Test
    void alarmsOfTheSameTimeAllRing() {
        set("one", 10);
        set("two", 10);
        time.advance(10);
        assertThat(rung).containsExactly("one", "two");
    }

    @Test
    void anAlarmSetWhileAnotherRingsRingsToo() {
        alarms.at(time.now() + 10, () -> set("next", 5));
        time.advance(10);
        assertThat(rung).isEmpty();
        time.advance(5);
        assertThat(rung).containsExactly("next");
    }

    @Test
    void aCancelledAlarmDoesNotRingAndTheOthersDo() {
        Alarms.Alarm first = set("first", 10);
        set("second", 20);
        alarms.cancel(first);
        time.advance(20);
        assertThat(rung).containsExactly("second");
    }

    @Test
    void whatAnAlarmThrowsDoesNotSilenceTheNextOne() {
        alarms.at(time.now() + 10, () -> {
            throw new IllegalArgumentException("broken");
        });
        set("same time", 10);
        set("next", 20);
        time.advance(20);
        assertThat(rung).containsExactly("same time", "next");
    }

    private Alarms.Alarm set(String name, long millisFromNow) {
        return alarms.at(time.now() + millisFromNow, () -> rung.add(name));
    }
}
