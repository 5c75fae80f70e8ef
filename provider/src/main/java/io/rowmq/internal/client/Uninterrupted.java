package io.rowmq.internal.client;

import java.util.concurrent.CountDownLatch;

/** Waiting that an interrupt does not end: a close that returned early would leave listeners running. */
final class Uninterrupted {

    private Uninterrupted() {}

    static void await(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    latch.await();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
