package io.rowmq.store.jdbc.wire;

import io.rowmq.store.jdbc.wire.Protocol.Request;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client and the server. */
final class Conversation {

    private final Socket client;
    private final Socket server;
    private final Protocol protocol;
    private final Function<String, @Nullable Fault> fate;
    private final Set<String> executed = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Fault met;

    /** {@code fate} is asked for each statement. */
    Conversation(Socket client, Socket server, Protocol protocol, Function<String, @Nullable Fault> fate) {
        this.client = client;
        this.server = server;
        this.protocol = protocol;
        this.fate = fate;
    }

    void begin() {
        thread(this::fromClient);
        thread(this::fromServer);
    }

    private void thread(Runnable task) {
        Thread thread = new Thread(task, "wire-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** What has been executed. */
    Set<String> executed() {
        return executed;
    }

    private void fromClient() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()))) {
            OutputStream out = server.getOutputStream();
            while (true) {
                Request request = protocol.fromClient(in);
                if (request.statement() != null) {
                    meet(request.statement());
                }
                if (met == Fault.CUT_BEFORE) {
                    cut();
                    return;
                }
                if (met == Fault.FREEZE_BEFORE) {
                    // neither side is told that nobody listens any more
                    over.await();
                    return;
                }
                out.write(request.bytes());
                if (cutsAfter(met) && request.complete()) {
                    // the server goes when it has done what it was asked for
                    server.shutdownOutput();
                    over.await();
                    return;
                }
            }
        } catch (IOException ended) {
            end();
        } catch (InterruptedException ended) {
            cut();
        }
    }

    private static boolean cutsAfter(@Nullable Fault fault) {
        return fault == Fault.CUT_AFTER || fault == Fault.CUT_WITHIN;
    }

    private void meet(String statement) {
        executed.add(statement);
        if (met == null) {
            met = fate.apply(statement);
        }
    }

    private void fromServer() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()))) {
            OutputStream out = client.getOutputStream();
            byte[] held = new byte[0];
            while (true) {
                byte[] message = protocol.fromServer(in);
                if (met == Fault.CUT_WITHIN) {
                    out.write(held);
                    held = message;
                } else if (met == null) {
                    out.write(message);
                }
            }
        } catch (IOException ended) {
            end();
        }
    }

    /** One side has ended, and so does the other, unless nobody is to notice. */
    private void end() {
        if (met != Fault.FREEZE_BEFORE && met != Fault.FREEZE_AFTER) {
            cut();
        }
    }

    void cut() {
        over.countDown();
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is closed in any case
        }
    }
}
