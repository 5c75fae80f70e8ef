package io.rowmq.crash.team;

/**
 * A session processes a node; times are those of a clock that all JVMs of a machine share.
 *
 * @param jvm a name of its JVM that no other one has
 * @param session which of its sessions
 * @param node which
 * @param received when it had the node already
 * @param began when it was about to commit
 * @param ended when the commit had returned, 0 if it has not, as far as was written down
 */
record Turn(String jvm, int session, int node, long received, long began, long ended) {

    boolean committed() {
        return ended != 0;
    }

    boolean sameSession(Turn other) {
        return jvm.equals(other.jvm) && session == other.session;
    }

    Turn endedAt(long nanos) {
        return new Turn(jvm, session, node, received, began, nanos);
    }

    @Override
    public String toString() {
        return jvm + " " + session + " " + node + " " + received + " " + began + " " + ended;
    }

    static Turn parse(String line) {
        String[] words = line.split(" ");
        return new Turn(
                words[0],
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]));
    }
}
