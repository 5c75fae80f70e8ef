package io.rowmq.crash.tap;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the JVM, without any shutdown, before or after the n-th call of a kind.
 *
 * @param after whether the call is still made
 * @param kind the kind of call that is counted, {@code any} for all
 * @param number which of them, from 1
 */
public record HaltPoint(boolean after, String kind, int number) {

    /** The exit status of a JVM that was ended here. */
    public static final int STATUS = 99;

    /** From its text, such as {@code before:commit:12}. */
    public static HaltPoint parse(String text) {
        String[] parts = text.split(":");
        return new HaltPoint(parts[0].equals("after"), parts[1], Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return (after ? "after" : "before") + ":" + kind + ":" + number;
    }

    /** Counts from now on. */
    public CallHook hook() {
        AtomicInteger count = new AtomicInteger();
        return call -> {
            boolean here = (kind.equals("any") || kind.equals(call.kind())) && count.incrementAndGet() == number;
            if (here && !after) {
                Runtime.getRuntime().halt(STATUS);
            }
            @Nullable Object result = call.real().make();
            if (here) {
                Runtime.getRuntime().halt(STATUS);
            }
            return result;
        };
    }
}
