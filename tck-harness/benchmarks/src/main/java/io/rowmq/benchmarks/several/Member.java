package io.rowmq.benchmarks.several;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One JVM: URL, role, sessions and seconds are its arguments. */
public final class Member {

    private static final String PINGS = "several.pings";
    private static final String CRAWLED = "several.crawled";
    private static final int DEPTH = 10_000;
    private static final String BODY = "x".repeat(1_024);
    private static final int PING_COUNT = 400;
    private static final int WARM_UP = 2_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 300;

    private final RowmqConnectionFactory factory;
    private final int sessions;
    private final int seconds;

    /** What a JVM does. */
    enum Role {
        /** Sends a message now and then. */
        SEND,
        /** Receives it and says how long it was on its way. */
        RECEIVE,
        /** Waits for messages that never come. */
        IDLE,
        /** Consumes one message and produces one in each transaction. */
        CRAWL,
        /** The same in plain SQL: claims and deletes one row, and inserts one. */
        RAW
    }

    private Member(RowmqConnectionFactory factory, int sessions, int seconds) {
        this.factory = factory;
        this.sessions = sessions;
        this.seconds = seconds;
    }

    /** Runs until it is done or its standard input ends. */
    public static void main(String[] args) throws Exception {
        if (Role.valueOf(args[1]) == Role.RAW) {
            raw(args[0], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            return;
        }
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(args[0])) {
            factory.setInitializeSchema("always");
            Member member = new Member(factory, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            switch (Role.valueOf(args[1])) {
                case SEND -> member.send();
                case RECEIVE -> member.receive();
                case IDLE -> member.idle();
                case CRAWL -> member.crawl();
                case RAW -> throw new IllegalStateException("needs no factory");
            }
        }
    }

    private static int say(String text) throws IOException {
        System.out.println(text);
        return System.in.read();
    }

    private void send() throws IOException {
        try (JMSContext context = factory.createContext()) {
            Queue pings = context.createQueue(PINGS);
            JMSProducer producer = context.createProducer();
            say("ready");
            for (int i = 0; i < PING_COUNT + WARM_UP; i++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                producer.send(pings, Long.toString(System.nanoTime()));
            }
            say("sent");
        }
    }

    /** The time from before the call that sends until the listener is called; the acknowledgement comes afterwards. */
    private void receive() throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        CountDownLatch open = new CountDownLatch(PING_COUNT + WARM_UP);
        try (JMSContext context = factory.createContext()) {
            context.createConsumer(context.createQueue(PINGS)).setMessageListener(ping -> {
                nanos.add(System.nanoTime() - sent(ping));
                open.countDown();
            });
            say("ready");
            if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(open.getCount() + " messages have not come");
            }
        }
        List<Long> sorted =
                nanos.subList(WARM_UP, nanos.size()).stream().sorted().toList();
        System.in.read();
        System.out.printf(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms%n",
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6);
    }

    private static long sent(Message ping) {
        try {
            return Long.parseLong(ping.getBody(String.class));
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void idle() throws IOException {
        List<JMSContext> contexts = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            JMSContext context = factory.createContext();
            contexts.add(context);
            context.createConsumer(context.createQueue("several.idle." + i)).setMessageListener(message -> {});
        }
        say("ready");
        contexts.forEach(JMSContext::close);
    }

    private void crawl() throws IOException, InterruptedException {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            Queue queue = context.createQueue(CRAWLED);
            for (int i = 0; i < DEPTH; i++) {
                context.createProducer().send(queue, BODY);
                if (i % 500 == 499) {
                    context.commit();
                }
            }
        }
        count(sessions, seconds, this::crawl);
    }

    private static void raw(String url, int sessions, int seconds)
            throws IOException, InterruptedException, SQLException {
        RawLoop.prepare(url, DEPTH, BODY);
        count(sessions, seconds, (count, begin, end) -> new RawLoop(url, BODY).run(count, begin, end));
    }

    /** What each session does until the end, counting from the beginning on. */
    @FunctionalInterface
    private interface Turn {
        void run(AtomicLong count, long begin, long end);
    }

    private static void count(int sessions, int seconds, Turn turn) throws IOException, InterruptedException {
        say("ready");
        AtomicLong count = new AtomicLong();
        // As long again to warm up: several JVMs that start compile at the same time.
        long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Thread thread = new Thread(() -> turn.run(count, begin, end));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        say(Long.toString(count.get() / seconds));
    }

    private void crawl(AtomicLong count, long begin, long end) {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            Queue queue = context.createQueue(CRAWLED);
            JMSConsumer consumer = context.createConsumer(queue);
            JMSProducer producer = context.createProducer();
            while (System.nanoTime() < end) {
                String body = consumer.receiveBody(String.class, PATIENCE_MILLIS);
                if (body != null) {
                    producer.send(queue, body);
                    context.commit();
                    long now = System.nanoTime();
                    if (now >= begin && now < end) {
                        count.incrementAndGet();
                    }
                }
            }
        }
    }
}
