package io.rowmq.store.jdbc;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.HandoutRecorder;
import java.util.ArrayList;
import java.util.List;

/** A recorder that returns what a test wants recorded, and remembers what it was told. */
final class RecordingRecorder implements HandoutRecorder {

    final List<String> calls = new ArrayList<>();
    final List<PlacedSend> sends = new ArrayList<>();
    private List<Handout> next = List.of();

    synchronized void hold(BacklogId backlog, String positions) {
        next = List.of(new Handout(backlog, positions));
    }

    @Override
    public synchronized List<Handout> record(List<PlacedSend> placed) {
        calls.add("record");
        sends.addAll(placed);
        return next;
    }

    @Override
    public synchronized void recorded() {
        calls.add("recorded");
        next = List.of();
    }

    @Override
    public synchronized void discarded() {
        calls.add("discarded");
    }
}
