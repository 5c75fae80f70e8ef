package io.rowmq.containers;

import java.util.List;

/** The application's commands, from outside. */
public interface Client {

    /**
     * Gives a command.
     *
     * @param command the command
     * @param arguments names and values by turns
     * @return the answer
     */
    String call(String command, String... arguments);

    /** What the beans saw of a message: for each delivery the bean, the count and the redelivered flag. */
    default List<String> seen(String text) {
        String answer = call("seen", "text", text);
        return answer.isEmpty() ? List.of() : answer.lines().toList();
    }
}
