package io.rowmq.store.jdbc.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client and the server. Messages are a letter, a length and a content; the first one has no letter. */
final class Conversation {

    private static final int CANCELLATION = 80877102;

    private final Socket client;
    private final Socket server;
    private final Function<String, @Nullable Fault> fate;
    private final Set<String> executed = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Answers answers = Answers.PASS;

    /** What becomes of what the server says. */
    private enum Answers {
        PASS,
        DROP,
        /** Dropped until the server has done what it was asked for; then everything ends. */
        DROP_AND_CUT
    }

    /** {@code fate} is asked for each statement. */
    Conversation(Socket client, Socket server, Function<String, @Nullable Fault> fate) {
        this.client = client;
        this.server = server;
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
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            byte[] first = in.readNBytes(in.readInt() - Integer.BYTES);
            send(out, -1, first);
            boolean cancellation = ByteBuffer.wrap(first).getInt() == CANCELLATION;
            Statements statements = new Statements();
            while (!cancellation) {
                int type = in.readUnsignedByte();
                byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
                String statement = statements.executed(type, content);
                Fault fault = statement == null ? null : meet(statement);
                if (fault == Fault.CUT_BEFORE) {
                    cut();
                    return;
                }
                if (fault == Fault.FREEZE_BEFORE) {
                    // neither side is told that nobody listens any more
                    over.await();
                    return;
                }
                send(out, type, content);
            }
        } catch (IOException ended) {
            end();
        } catch (InterruptedException ended) {
            cut();
        }
    }

    private @Nullable Fault meet(String statement) {
        executed.add(statement);
        Fault fault = fate.apply(statement);
        if (fault == Fault.CUT_AFTER) {
            answers = Answers.DROP_AND_CUT;
        } else if (fault == Fault.FREEZE_AFTER || fault == Fault.FREEZE_BEFORE) {
            answers = Answers.DROP;
        }
        return fault;
    }

    private void fromServer() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()))) {
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                int type = in.readUnsignedByte();
                byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
                if (answers == Answers.PASS) {
                    send(out, type, content);
                } else if (answers == Answers.DROP_AND_CUT && type == 'Z') {
                    cut();
                }
            }
        } catch (IOException ended) {
            end();
        }
    }

    private static void send(DataOutputStream out, int type, byte[] content) throws IOException {
        byte[] whole = new byte[content.length + (type < 0 ? 4 : 5)];
        int at = 0;
        if (type >= 0) {
            whole[at++] = (byte) type;
        }
        int length = content.length + Integer.BYTES;
        for (int shift = 24; shift >= 0; shift -= 8) {
            whole[at++] = (byte) (length >>> shift);
        }
        System.arraycopy(content, 0, whole, at, content.length);
        out.write(whole);
    }

    /** One side has ended, and so does the other, unless nobody is to notice. */
    private void end() {
        if (answers != Answers.DROP) {
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
