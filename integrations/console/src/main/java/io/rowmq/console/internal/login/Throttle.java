package io.rowmq.console.internal.login;

import io.rowmq.console.internal.web.Problem;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down who guesses passwords: after some that were wrong the next can be tried in a minute. */
final class Throttle {

    private static final int FREE = 5;
    private static final long PAUSE_MILLIS = 60_000;
    private static final int REMEMBERED = 1_000;
    private static final int TOO_MANY = 429;

    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>();

    private record Wrong(int count, long last) {}

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void check(String who) throws Problem {
        Wrong known = wrong.get(who);
        if (known == null) {
            return;
        }
        long left = known.last() + PAUSE_MILLIS - clock.millis();
        if (left <= 0) {
            wrong.remove(who);
        } else if (known.count() >= FREE) {
            throw new Problem(
                    TOO_MANY,
                    "ROWMQ-CONSOLE-LOGIN",
                    "The password was wrong " + known.count() + " times; the next can be tried in " + (left / 1000 + 1)
                            + " seconds");
        }
    }

    synchronized void failed(String who) {
        Wrong known = wrong.remove(who);
        wrong.put(who, new Wrong(known == null ? 1 : known.count() + 1, clock.millis()));
        if (wrong.size() > REMEMBERED) {
            wrong.remove(wrong.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String who) {
        wrong.remove(who);
    }
}
