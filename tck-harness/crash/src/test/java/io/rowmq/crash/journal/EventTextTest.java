package io.rowmq.crash.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTextTest {

    private static final Ref A = new Ref("client", "1-2-3");
    private static final Ref B = new Ref("tree", "R1-7.0.1@2-9");

    static List<Event> events() {
        return List.of(
                new Event.Started(3),
                new Event.Snapshot(3, "client", List.of("1-1", "1-2")),
                new Event.Snapshot(3, "client", List.of()),
                new Event.Planned(3, "3-1", Intent.COMMIT, List.of(A, B), List.of()),
                new Event.Planned(3, "3-2", Intent.UNDO, List.of(), List.of(B)),
                new Event.Done(3, "3-1"),
                new Event.Failed(3, "3-1", "no room left"),
                new Event.Waiting(3, "3-5", "direct"),
                new Event.Nothing(3, "3-5"),
                new Event.Received(3, "3-5", A, 2, true, true),
                new Event.Received(3, null, B, 1, false, false),
                new Event.Drained(3, "tree"),
                new Event.Call(3, 12, "commit"),
                new Event.Trouble(3, "worker: broken"),
                new Event.Stopped(3));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenIsRead(Event event) {
        assertThat(EventText.parse(EventText.format(event))).isEqualTo(event);
    }

    @Test
    void aRecordCutShortAnywhereIsDropped() {
        String line = EventText.format(new Event.Planned(3, "3-1", Intent.COMMIT, List.of(A, B), List.of(A)));

        for (int length = 0; length < line.length(); length++) {
            assertThat(EventText.parse(line.substring(0, length))).isNull();
        }
    }

    @Test
    void aReasonOfSeveralLinesStaysOneRecord() {
        String line = EventText.format(new Event.Failed(3, "3-1", "first\n\tsecond"));

        assertThat(line).doesNotContain("\n");
        assertThat(EventText.parse(line)).isEqualTo(new Event.Failed(3, "3-1", "first second"));
    }
}
