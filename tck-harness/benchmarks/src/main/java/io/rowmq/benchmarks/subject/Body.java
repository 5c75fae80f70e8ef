package io.rowmq.benchmarks.subject;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Message bodies: one KiB that cannot be compressed, its first eight bytes a number. For one thread. */
public final class Body {

    /** The size of a body in bytes. */
    static final int SIZE = 1024;

    private static final int POOL = 1 << 16;

    private final byte[] pool = new byte[POOL];
    private final SplittableRandom random;

    /** Bodies of one sender. */
    public Body(long seed) {
        this.random = new SplittableRandom(seed);
        random.nextBytes(pool);
    }

    /** A new body with a number. */
    public byte[] with(long number) {
        byte[] body = new byte[SIZE];
        System.arraycopy(pool, random.nextInt(POOL - SIZE), body, 0, SIZE);
        ByteBuffer.wrap(body).putLong(number);
        return body;
    }
}
