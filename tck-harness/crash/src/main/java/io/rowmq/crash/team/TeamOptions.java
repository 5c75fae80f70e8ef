package io.rowmq.crash.team;

import java.nio.file.Path;
import java.util.List;

/**
 * What a worker of a team is told.
 *
 * @param url the database
 * @param forest the tree
 * @param lease how long a worker is taken for alive, in milliseconds
 * @param sights where it writes what it receives
 * @param turns where it writes what it commits
 */
record TeamOptions(String url, Forest forest, long lease, Path sights, Path turns) {

    List<String> arguments() {
        return List.of(
                url,
                Integer.toString(forest.size()),
                Long.toString(forest.seed()),
                Boolean.toString(forest.grouped()),
                Long.toString(lease),
                sights.toString(),
                turns.toString());
    }

    static TeamOptions parse(String... arguments) {
        return new TeamOptions(
                arguments[0],
                new Forest(
                        Integer.parseInt(arguments[1]),
                        Long.parseLong(arguments[2]),
                        Boolean.parseBoolean(arguments[3])),
                Long.parseLong(arguments[4]),
                Path.of(arguments[5]),
                Path.of(arguments[6]));
    }
}
