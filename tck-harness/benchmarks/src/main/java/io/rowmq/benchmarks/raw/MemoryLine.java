package io.rowmq.benchmarks.raw;

import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A line over numbers in memory, which it shares with others. */
final class MemoryLine implements Line {

    private final Queue<Long> queue;
    private final Settlement settlement;
    private final List<Long> sent = new ArrayList<>();

    MemoryLine(Queue<Long> queue, Settlement settlement) {
        this.queue = queue;
        this.settlement = settlement;
    }

    @Override
    public void send(long number) throws Exception {
        settlement.begin();
        sent.add(number);
    }

    @Override
    public long receive() throws Exception {
        settlement.begin();
        Long number = queue.poll();
        return number == null ? -1 : number;
    }

    @Override
    public void row(long number) throws Exception {
        settlement.row(number);
    }

    @Override
    public void end() throws Exception {
        settlement.end(null);
        queue.addAll(sent);
        sent.clear();
    }

    @Override
    public void close() throws Exception {
        settlement.close();
    }
}
