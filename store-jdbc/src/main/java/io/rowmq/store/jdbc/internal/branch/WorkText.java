package io.rowmq.store.jdbc.internal.branch;

import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BranchItem;
import io.rowmq.store.jdbc.internal.claim.PositionRange;
import java.util.ArrayList;
import java.util.List;

/** What a branch holds as text that an operator can read: {@code SEND QUEUE 5 17,20-35; SETTLE SUBSCRIPTION 12 9}. */
final class WorkText {

    private static final String SEPARATOR = "; ";

    private WorkText() {}

    static String of(List<BranchItem> items) {
        StringBuilder text = new StringBuilder();
        for (BranchItem item : items) {
            if (!text.isEmpty()) {
                text.append(SEPARATOR);
            }
            text.append(item.kind()).append(' ');
            text.append(item.backlog().kind()).append(' ');
            text.append(item.backlog().id()).append(' ');
            text.append(PositionRange.format(item.positions()));
        }
        return text.toString();
    }

    static List<BranchItem> parse(String text) {
        List<BranchItem> items = new ArrayList<>();
        if (text.isEmpty()) {
            return items;
        }
        for (String item : text.split(SEPARATOR)) {
            String[] words = item.split(" ");
            BacklogId backlog = new BacklogId(BacklogId.Kind.valueOf(words[1]), Long.parseLong(words[2]));
            List<Long> positions = new ArrayList<>();
            for (PositionRange range : PositionRange.parse(words[3])) {
                for (long position = range.first(); position <= range.last(); position++) {
                    positions.add(position);
                }
            }
            items.add(new BranchItem(BranchItem.Kind.valueOf(words[0]), backlog, positions));
        }
        return items;
    }
}
