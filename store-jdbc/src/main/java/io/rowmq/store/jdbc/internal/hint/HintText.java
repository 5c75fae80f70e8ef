package io.rowmq.store.jdbc.internal.hint;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.Hints.Hint;
import io.rowmq.store.jdbc.internal.dialect.Signals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What one JVM tells the others, as text: the sender and a greeting, a test, or hints. For example {@code 17 hint
 * Q5:1729382256910270464 S-12:3}: the queue 5 and the subscription -12 have something ready, with this order key first.
 *
 * @param member who has sent it
 * @param kind what it is
 * @param content the rest of it
 */
record HintText(long member, Kind kind, String content) {

    /** What is told. */
    enum Kind {
        /** A JVM has begun to listen. */
        HELLO,
        /** A JVM finds out whether what is sent arrives. */
        TEST,
        /** Something has become ready. */
        HINT
    }

    private static final char QUEUE = 'Q';
    private static final char SUBSCRIPTION = 'S';

    @Override
    public String toString() {
        return member + " " + kind.name().toLowerCase(Locale.ROOT) + " " + content;
    }

    /** Reads a text; one that is not understood was sent by another version, and says nothing. */
    static HintText parse(String text) {
        String[] words = text.split(" ", 3);
        try {
            Kind kind = Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
            return new HintText(Long.parseLong(words[0]), kind, words[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return new HintText(0, Kind.HELLO, text);
        }
    }

    /** As few texts as possible for these hints. */
    static List<HintText> of(long member, Collection<Hint> hints) {
        List<HintText> texts = new ArrayList<>(1);
        StringBuilder content = new StringBuilder();
        for (Hint hint : hints) {
            BacklogId backlog = hint.backlog();
            String word = (backlog.kind() == BacklogId.Kind.QUEUE ? QUEUE : SUBSCRIPTION) + "" + backlog.id() + ":"
                    + hint.orderKey();
            if (content.length() + word.length() > Signals.LONGEST - 100) {
                texts.add(new HintText(member, Kind.HINT, content.toString()));
                content.setLength(0);
            }
            content.append(content.isEmpty() ? "" : " ").append(word);
        }
        texts.add(new HintText(member, Kind.HINT, content.toString()));
        return texts;
    }

    /** The hints in it. */
    List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        if (kind == Kind.HINT) {
            for (String word : content.split(" ")) {
                int colon = word.indexOf(':');
                long id = Long.parseLong(word.substring(1, colon));
                BacklogId backlog = word.charAt(0) == QUEUE ? BacklogId.queue(id) : BacklogId.subscription(id);
                hints.add(new Hint(backlog, Long.parseLong(word.substring(colon + 1))));
            }
        }
        return hints;
    }
}
