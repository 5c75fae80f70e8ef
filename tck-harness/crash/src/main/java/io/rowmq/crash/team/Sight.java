package io.rowmq.crash.team;

/**
 * A worker has received a node.
 *
 * @param nanos when, by a clock that all JVMs of a machine share
 * @param node which
 * @param redelivered whether it was flagged
 * @param count its delivery count
 */
record Sight(long nanos, int node, boolean redelivered, int count) {

    @Override
    public String toString() {
        return nanos + " " + node + " " + redelivered + " " + count;
    }

    static Sight parse(String line) {
        String[] words = line.split(" ");
        return new Sight(
                Long.parseLong(words[0]),
                Integer.parseInt(words[1]),
                Boolean.parseBoolean(words[2]),
                Integer.parseInt(words[3]));
    }
}
