package io.rowmq.internal.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this JVM is called for operators: its host and process. */
final class ProcessName {

    private static final int LONGEST = 200;

    private ProcessName() {}

    static String get() {
        String name = host() + ":" + ProcessHandle.current().pid();
        return name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // the name is for operators only
            return "unknown";
        }
    }
}
