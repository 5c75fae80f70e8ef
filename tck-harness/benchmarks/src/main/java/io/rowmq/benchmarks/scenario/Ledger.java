package io.rowmq.benchmarks.scenario;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts every message by its number: what was sent has to be received once, in each place where it goes to. Safe for
 * use by any number of threads.
 */
public final class Ledger {

    private static final int SOURCE_SHIFT = 40;
    /** Words of a chunk: enough for 65,536 messages. */
    private static final int CHUNK = 1 << 10;

    private static final int CHUNKS = 1 << 12;
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final int places;
    private final List<Source> sources = new CopyOnWriteArrayList<>();

    /** For messages that go to one place. */
    public Ledger() {
        this(1);
    }

    /** For messages that go to each of so many places. */
    public Ledger(int places) {
        this.places = places;
    }

    /** Who has sent a message, counting from 0. */
    static long sender(long number) {
        return number >>> SOURCE_SHIFT;
    }

    /** Numbers the messages of one sender. For one thread. */
    public final class Source {

        private final long base;
        private final List<AtomicReferenceArray<long[]>> received = new ArrayList<>();
        private volatile long sent;

        private Source(int index) {
            this.base = (long) index << SOURCE_SHIFT;
            for (int i = 0; i < places; i++) {
                received.add(new AtomicReferenceArray<>(CHUNKS));
            }
        }

        /** The number of the next message, which counts as sent. */
        public long next() {
            long number = sent;
            sent = number + 1;
            return base + number;
        }

        private void mark(int place, long number) {
            AtomicReferenceArray<long[]> chunks = received.get(place);
            int chunk = (int) (number / Long.SIZE / CHUNK);
            long[] bits = chunks.get(chunk);
            if (bits == null) {
                chunks.compareAndSet(chunk, null, new long[CHUNK]);
                bits = chunks.get(chunk);
            }
            long bit = 1L << number;
            long before = (long) WORDS.getAndBitwiseOr(bits, (int) (number / Long.SIZE % CHUNK), bit);
            if ((before & bit) != 0) {
                throw new IllegalStateException("doubled: message " + number + " of sender " + index());
            }
        }

        private int index() {
            return (int) (base >>> SOURCE_SHIFT);
        }

        private long count(int place) {
            long count = 0;
            for (int i = 0; i < CHUNKS; i++) {
                long[] bits = received.get(place).get(i);
                for (int word = 0; bits != null && word < CHUNK; word++) {
                    count += Long.bitCount((long) WORDS.getVolatile(bits, word));
                }
            }
            return count;
        }
    }

    /** A new sender. */
    public Source source() {
        return source(0);
    }

    /** A sender that has sent so many messages in another JVM. */
    public synchronized Source source(long sent) {
        Source source = new Source(sources.size());
        source.sent = sent;
        sources.add(source);
        return source;
    }

    /** Counts a message that was received in the one place there is. */
    public void received(long number) {
        received(0, number);
    }

    /**
     * Counts a message that was received.
     *
     * @throws IllegalStateException if it was received there before, or never sent
     */
    public void received(int place, long number) {
        int index = (int) (number >>> SOURCE_SHIFT);
        if (index >= sources.size()) {
            throw new IllegalStateException("message " + number + " was never sent");
        }
        sources.get(index).mark(place, number & (1L << SOURCE_SHIFT) - 1);
    }

    /**
     * Says how many messages there were, now that nothing is left.
     *
     * @throws IllegalStateException if one is missing
     */
    public long balance() {
        long all = 0;
        for (Source source : sources) {
            for (int place = 0; place < places; place++) {
                long count = source.count(place);
                if (count != source.sent) {
                    throw new IllegalStateException("lost: sender " + source.index() + " sent " + source.sent
                            + " messages, and " + count + " were received");
                }
                all += count;
            }
        }
        return all;
    }
}
