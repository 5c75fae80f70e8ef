package io.rowmq.crash.team;

/**
 * A worker has received a node.
 *
 * @param asked when it began to wait for one, by a clock that all JVMs of a machine share
 * @param nanos when it wrote this down
 * @param node which
 * @param redelivered whether it was flagged
 * @param count its delivery count
 */
record Sight(long asked, long nanos, int node, boolean redelivered, int count) {

    @Override
    public String toString() {
        return asked + " " + nanos + " " + node + " " + redelivered + " " + count;
    }

    static Sight parse(String line) {
        String[] words = line.split(" ");
        return new Sight(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Integer.parseInt(words[2]),
                Boolean.parseBoolean(words[3]),
                Integer.parseInt(words[4]));
    }
}
