package io.rowmq.benchmarks.scenario;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts every message by its number: what was sent has to be received, once. Safe for use by any number of threads.
 */
public final class Ledger {

    private static final int SOURCE_SHIFT = 40;
    /** Words of a chunk: enough for 65,536 messages. */
    private static final int CHUNK = 1 << 10;

    private static final int CHUNKS = 1 << 12;
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final List<Source> sources = new CopyOnWriteArrayList<>();

    /** Numbers the messages of one sender. For one thread. */
    public final class Source {

        private final long base;
        private final AtomicReferenceArray<long[]> received = new AtomicReferenceArray<>(CHUNKS);
        private volatile long sent;

        private Source(int index) {
            this.base = (long) index << SOURCE_SHIFT;
        }

        /** The number of the next message, which counts as sent. */
        public long next() {
            long number = sent;
            sent = number + 1;
            return base + number;
        }

        private void mark(long number) {
            int chunk = (int) (number / Long.SIZE / CHUNK);
            long[] bits = received.get(chunk);
            if (bits == null) {
                received.compareAndSet(chunk, null, new long[CHUNK]);
                bits = received.get(chunk);
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

        private long count() {
            long count = 0;
            for (int i = 0; i < CHUNKS; i++) {
                long[] bits = received.get(i);
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

    /**
     * Counts a message that was received.
     *
     * @throws IllegalStateException if it was received before, or never sent
     */
    public void received(long number) {
        int index = (int) (number >>> SOURCE_SHIFT);
        if (index >= sources.size()) {
            throw new IllegalStateException("message " + number + " was never sent");
        }
        sources.get(index).mark(number & (1L << SOURCE_SHIFT) - 1);
    }

    /**
     * Says how many messages there were, now that nothing is left.
     *
     * @throws IllegalStateException if one is missing
     */
    public long balance() {
        long all = 0;
        for (Source source : sources) {
            long count = source.count();
            if (count != source.sent) {
                throw new IllegalStateException("lost: sender " + source.index() + " sent " + source.sent
                        + " messages, and " + count + " were received");
            }
            all += count;
        }
        return all;
    }
}
