package io.rowmq.store.jdbc.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands before a server on the loopback interface. Does not speak TLS. */
public final class WireProxy implements AutoCloseable {

    private final Wire wire;
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final ServerSocket door;
    private final int serverPort;
    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> executed = new ConcurrentLinkedQueue<>();
    private final List<Trap> traps = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private boolean refusing;

    /** A proxy for the server at a port. */
    public WireProxy(Wire wire, int serverPort) {
        this.wire = wire;
        this.serverPort = serverPort;
        try {
            this.door = new ServerSocket(0, 50, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "wire-proxy-door");
        thread.setDaemon(true);
        thread.start();
    }

    /** A URL that leads through the proxy in place of one that leads to the server. */
    public String through(String url) {
        return url.replaceFirst(":" + serverPort + "/", ":" + door.getLocalPort() + "/") + wire.readable();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                begin(door.accept());
            } catch (IOException ended) {
                // either the proxy is closed, or a client has gone again
                Thread.onSpinWait();
            }
        }
    }

    private synchronized void begin(Socket client) throws IOException {
        if (refusing) {
            refused.incrementAndGet();
            client.close();
            return;
        }
        Socket server = new Socket(loopback, serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Conversation conversation = new Conversation(client, server, wire.conversation(), this::fate);
        conversations.add(conversation);
        conversation.begin();
    }

    private @Nullable Fault fate(String statement) {
        executed.add(statement);
        for (Trap trap : traps) {
            if (trap.springs(statement)) {
                return trap.fault;
            }
        }
        return null;
    }

    /** Something happens once, at the so-and-so-many-th statement from now on that fits. */
    public Trap set(Fault fault, int count, Predicate<String> fits) {
        Trap set = new Trap(fault, count, fits);
        traps.add(set);
        return set;
    }

    /** Something happens at the next statement that fits. */
    public Trap set(Fault fault, Predicate<String> fits) {
        return set(fault, 1, fits);
    }

    /** Nothing happens any more. */
    public void clear() {
        traps.clear();
    }

    /** The statements that have come through until now. */
    public List<String> executed() {
        return List.copyOf(executed);
    }

    /** How many statements that fit have come through. */
    public long count(Predicate<String> fits) {
        return executed.stream().filter(fits).count();
    }

    /** Cuts the connections that have executed such a statement. */
    public void cut(Predicate<String> executedBefore) {
        for (Conversation conversation : conversations) {
            if (conversation.executed().stream().anyMatch(executedBefore)) {
                conversation.cut();
                conversations.remove(conversation);
            }
        }
    }

    /** Cuts everything, and lets nobody in until {@link #up}. */
    public synchronized void down() {
        refusing = true;
        conversations.forEach(Conversation::cut);
        conversations.clear();
    }

    /** How many have not been let in. */
    public int refused() {
        return refused.get();
    }

    /** Lets everybody in again. */
    public synchronized void up() {
        refusing = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        conversations.forEach(Conversation::cut);
    }

    /** Something that is to happen once. */
    public static final class Trap {

        private final Fault fault;
        private final Predicate<String> fits;
        private final AtomicInteger left;

        Trap(Fault fault, int count, Predicate<String> fits) {
            this.fault = fault;
            this.fits = fits;
            this.left = new AtomicInteger(count);
        }

        private boolean springs(String statement) {
            return left.get() > 0 && fits.test(statement) && left.decrementAndGet() == 0;
        }

        /** Whether it has happened. */
        public boolean sprung() {
            return left.get() <= 0;
        }
    }
}
