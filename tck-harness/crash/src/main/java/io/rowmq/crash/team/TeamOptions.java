package io.rowmq.crash.team;

import java.nio.file.Path;
import java.util.List;

/**
 * What a worker of a team is told.
 *
 * @param url the database
 * @param size how many nodes the tree has
 * @param seed decides the priorities
 * @param lease how long a worker is taken for alive, in milliseconds
 * @param sights where it writes what it receives
 */
record TeamOptions(String url, int size, long seed, long lease, Path sights) {

    List<String> arguments() {
        return List.of(url, Integer.toString(size), Long.toString(seed), Long.toString(lease), sights.toString());
    }

    static TeamOptions parse(String... arguments) {
        return new TeamOptions(
                arguments[0],
                Integer.parseInt(arguments[1]),
                Long.parseLong(arguments[2]),
                Long.parseLong(arguments[3]),
                Path.of(arguments[4]));
    }
}
