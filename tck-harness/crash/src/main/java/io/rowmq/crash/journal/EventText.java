package io.rowmq.crash.journal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events as lines of text. A line ends with a mark of its own, so that one that was cut short by a kill is recognised
 * and dropped: what it would have said was not yet said.
 */
public final class EventText {

    private static final String END = " ;";
    private static final String NONE = "-";

    private EventText() {}

    /** The line for an event, without line break. */
    public static String format(Event event) {
        return event.incarnation() + " " + fields(event) + END;
    }

    private static String fields(Event event) {
        if (event instanceof Event.Started) {
            return "started";
        } else if (event instanceof Event.Snapshot e) {
            return "snapshot " + e.backlog() + " " + (e.keys().isEmpty() ? NONE : String.join(",", e.keys()));
        } else if (event instanceof Event.Planned e) {
            return "planned " + e.unit() + " " + e.intent() + " " + list(e.sends()) + " " + list(e.settles());
        } else if (event instanceof Event.Done e) {
            return "done " + e.unit();
        } else if (event instanceof Event.Failed e) {
            return "failed " + e.unit() + " " + oneLine(e.reason());
        } else if (event instanceof Event.Waiting e) {
            return "waiting " + e.ticket() + " " + e.backlog();
        } else if (event instanceof Event.Nothing e) {
            return "nothing " + e.ticket();
        } else if (event instanceof Event.Received e) {
            return "received " + (e.ticket() == null ? NONE : e.ticket()) + " " + e.ref() + " " + e.count() + " "
                    + e.redelivered() + " " + e.intact();
        } else if (event instanceof Event.Drained e) {
            return "drained " + e.backlog();
        } else if (event instanceof Event.Call e) {
            return "call " + e.number() + " " + e.kind();
        } else if (event instanceof Event.Trouble e) {
            return "trouble " + oneLine(e.text());
        }
        return "stopped";
    }

    /** The event of a line, null if the line is empty or was cut short. */
    public static @Nullable Event parse(String line) {
        if (!line.endsWith(END)) {
            return null;
        }
        String[] f = line.substring(0, line.length() - END.length()).split(" ", -1);
        int incarnation = Integer.parseInt(f[0]);
        return switch (f[1]) {
            case "started" -> new Event.Started(incarnation);
            case "snapshot" -> new Event.Snapshot(incarnation, f[2], words(f[3]).toList());
            case "planned" -> new Event.Planned(incarnation, f[2], Intent.valueOf(f[3]), refs(f[4]), refs(f[5]));
            case "done" -> new Event.Done(incarnation, f[2]);
            case "failed" -> new Event.Failed(incarnation, f[2], rest(f, 3));
            case "waiting" -> new Event.Waiting(incarnation, f[2], f[3]);
            case "nothing" -> new Event.Nothing(incarnation, f[2]);
            case "received" ->
                new Event.Received(
                        incarnation,
                        f[2].equals(NONE) ? null : f[2],
                        Ref.parse(f[3]),
                        Integer.parseInt(f[4]),
                        Boolean.parseBoolean(f[5]),
                        Boolean.parseBoolean(f[6]));
            case "drained" -> new Event.Drained(incarnation, f[2]);
            case "call" -> new Event.Call(incarnation, Integer.parseInt(f[2]), f[3]);
            case "trouble" -> new Event.Trouble(incarnation, rest(f, 2));
            case "stopped" -> new Event.Stopped(incarnation);
            default -> throw new IllegalArgumentException("not a journal record: " + line);
        };
    }

    private static String list(List<Ref> refs) {
        return refs.isEmpty() ? NONE : refs.stream().map(Ref::toString).collect(Collectors.joining(","));
    }

    private static List<Ref> refs(String text) {
        return words(text).map(Ref::parse).toList();
    }

    private static Stream<String> words(String text) {
        return text.equals(NONE) ? Stream.empty() : Stream.of(text.split(","));
    }

    private static String rest(String[] fields, int from) {
        return String.join(" ", List.of(fields).subList(from, fields.length));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
