package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.MessagePage;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import io.rowmq.spi.OrderKey;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows what comes into a queue or subscription, or is published in a topic. */
@Command(
        name = "tail",
        description = "Print messages as they come into a queue or subscription, and leave them there; what consumers"
                + " take before tail looks is not seen. Of a topic everything is seen that is published from now on.")
final class TailCommand extends Managing {

    private static final int PRIORITIES = 10;
    private static final int PAGE = 500;
    private static final long HIGHEST_POSITION = OrderKey.position(-1L);
    /** Transactions may become visible in another order than that of their positions: a look goes so far back. */
    private static final int LOOKING_BACK = 200;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "A queue, topic://NAME or subscription://ID.")
    private String source = "";

    @Option(
            names = {"-s", "--selector"},
            paramLabel = "SELECTOR",
            description = "Only messages that a JMS selector takes.")
    private @Nullable String selector;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "End after so many; goes on until it is interrupted if it is left out.")
    private @Nullable Long count;

    @Option(
            names = "--interval",
            paramLabel = "MILLIS",
            defaultValue = "500",
            description = "Look so often; ${DEFAULT-VALUE} if it is left out.")
    private long interval;

    private final Map<Long, Boolean> seen = new LinkedHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private long last = -1;
    private long printed;

    TailCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(RowmqManagement management) throws Exception {
        Least.of("--interval", interval, 1);
        if (count != null) {
            Least.of("--count", count, 1);
        }
        if (source.startsWith("topic://")) {
            watch(management);
            return ExitCode.DONE;
        }
        for (int priority = 0; priority < PRIORITIES; priority++) {
            last = Math.max(last, end(management, priority));
        }
        look(management, false);
        while (count == null || printed < count) {
            never.await(interval, TimeUnit.MILLISECONDS);
            look(management, true);
        }
        return ExitCode.DONE;
    }

    private void watch(RowmqManagement management) throws JMSException {
        long watch = management.messages().watch(source, selector);
        try {
            while (count == null || printed < count) {
                int wanted = count == null ? PAGE : (int) Math.min(PAGE, count - printed);
                for (RowmqMessage message : management.messages().watched(watch, wanted, Math.max(1, interval))) {
                    printed++;
                    Printing.message(message, output);
                }
            }
        } finally {
            management.messages().unwatch(watch);
        }
    }

    /** The last position of a priority, -1 for none; looked for by halves, however much waits there. */
    private long end(RowmqManagement management, int priority) throws JMSException {
        if (!anyBehind(management, OrderKey.of(priority, 0) - 1, priority)) {
            return -1;
        }
        long low = 0;
        long high = HIGHEST_POSITION;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (anyBehind(management, OrderKey.of(priority, middle) - 1, priority)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private boolean anyBehind(RowmqManagement management, long key, int priority) throws JMSException {
        return management.messages().browse(source, null, Long.toString(key), 1).messages().stream()
                .anyMatch(message -> message.priority() == priority);
    }

    /** What is new is found in each priority by itself, behind the last position that was seen. */
    private void look(RowmqManagement management, boolean printing) throws JMSException {
        List<RowmqMessage> found = new ArrayList<>();
        for (int priority = 0; priority < PRIORITIES; priority++) {
            found.addAll(behind(management, priority, Math.max(0, last - LOOKING_BACK)));
        }
        found.sort(Comparator.comparingLong(RowmqMessage::position));
        for (RowmqMessage message : found) {
            last = Math.max(last, message.position());
            if (seen.put(message.position(), true) == null && printing && (count == null || printed < count)) {
                printed++;
                Printing.message(message, output);
            }
        }
        seen.keySet().removeIf(position -> position < last - LOOKING_BACK);
    }

    private List<RowmqMessage> behind(RowmqManagement management, int priority, long position) throws JMSException {
        List<RowmqMessage> found = new ArrayList<>();
        String cursor = Long.toString(OrderKey.of(priority, position));
        boolean more = true;
        while (more) {
            MessagePage page = management.messages().browse(source, selector, cursor, PAGE);
            page.messages().stream()
                    .filter(message -> message.priority() == priority)
                    .forEach(found::add);
            cursor = page.cursor();
            more = !page.end() && OrderKey.priority(Long.parseLong(cursor)) == priority;
        }
        return found;
    }
}
