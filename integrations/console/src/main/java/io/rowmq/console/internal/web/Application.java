package io.rowmq.console.internal.web;

/** What the console does with requests that are in order. May be called by any thread. */
@FunctionalInterface
public interface Application {

    /**
     * Answers a request to a path below {@code /api/}.
     *
     * @throws Problem if it is refused
     */
    Reply answer(Call call) throws Problem;
}
