package io.rowmq.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a prepared branch holds of one backlog.
 *
 * @param kind what becomes of it
 * @param backlog where
 * @param positions which messages
 */
public record BranchItem(Kind kind, BacklogId backlog, List<Long> positions) {

    /** What becomes of a prepared delivery, in the words used in SQL. */
    public enum Kind {
        /** It was sent: there when the branch commits, gone when it rolls back. */
        SEND,
        /** It was received: gone when the branch commits, back when it rolls back. */
        SETTLE
    }

    private record Place(Kind kind, BacklogId backlog) {}

    /**
     * What a unit prepares: all of its sends, and each delivery that it parks.
     *
     * @param firstPosition the position of the unit's first send
     */
    public static List<BranchItem> of(WorkUnit unit, long firstPosition) {
        Map<Place, List<Long>> places = new LinkedHashMap<>();
        long position = firstPosition;
        for (Send send : unit.sends()) {
            for (BacklogId route : send.routes()) {
                add(places, new Place(Kind.SEND, route), position);
            }
            position++;
        }
        for (Settlement settlement : unit.settlements()) {
            if (settlement instanceof Settlement.Park) {
                add(places, new Place(Kind.SETTLE, settlement.backlog()), settlement.position());
            }
        }
        List<BranchItem> items = new ArrayList<>(places.size());
        places.forEach((place, positions) -> items.add(new BranchItem(place.kind(), place.backlog(), positions)));
        return items;
    }

    private static void add(Map<Place, List<Long>> places, Place place, long position) {
        places.computeIfAbsent(place, any -> new ArrayList<>()).add(position);
    }
}
