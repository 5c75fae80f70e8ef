package io.rowmq.console.internal.web;

import org.jspecify.annotations.Nullable;

/** What the console does with requests that are in order. May be called by any thread. */
public interface Application {

    /**
     * Whether somebody who is logged in sends a request; asked before what comes with it is read.
     *
     * @param path of the URL
     * @param session the session's cookie, null if there is none
     * @throws Problem if nobody is, and it takes somebody
     */
    boolean admit(String path, @Nullable String session) throws Problem;

    /**
     * Answers a request to a path below {@code /api/}.
     *
     * @throws Problem if it is refused
     */
    Reply answer(Call call) throws Problem;
}
