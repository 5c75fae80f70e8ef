package io.rowmq.cli.internal.doctor;

/**
 * Something that was looked at.
 *
 * @param state how well it is
 * @param what was looked at
 * @param found what was found
 * @param remedy what to do about it, empty if nothing has to be done
 */
public record Finding(State state, String what, String found, String remedy) {

    /** How well something is. */
    public enum State {
        /** In order. */
        OK,
        /** Somebody should look at it. */
        LOOK,
        /** It does not work, or messages are not safe. */
        WRONG
    }

    static Finding ok(String what, String found) {
        return new Finding(State.OK, what, found, "");
    }

    static Finding look(String what, String found, String remedy) {
        return new Finding(State.LOOK, what, found, remedy);
    }

    static Finding wrong(String what, String found, String remedy) {
        return new Finding(State.WRONG, what, found, remedy);
    }
}
