package io.rowmq.crash.load;

import io.rowmq.crash.check.Tree;
import jakarta.jms.ConnectionFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What all actors of a worker share. */
final class Stage {

    private final ConnectionFactory factory;
    private final Facts facts;
    private final Tree tree;
    private final SplittableRandom seeds;
    private final Map<Place, Flow> flows = new EnumMap<>(Place.class);

    /**
     * Sets the stage.
     *
     * @param held how many messages each place holds already
     */
    Stage(ConnectionFactory factory, Facts facts, long seed, Map<Place, Integer> held) {
        this.factory = factory;
        this.facts = facts;
        this.tree = new Tree(seed);
        this.seeds = new SplittableRandom(seed * 1_000_003 + facts.incarnation());
        for (Place place : Place.values()) {
            flows.put(place, new Flow(place, held.getOrDefault(place, 0)));
        }
    }

    ConnectionFactory factory() {
        return factory;
    }

    Facts facts() {
        return facts;
    }

    Tree tree() {
        return tree;
    }

    Flow flow(Place place) {
        return flows.get(place);
    }

    /** A source of randomness for one actor; to be asked by one thread. */
    SplittableRandom random() {
        return seeds.split();
    }
}
