package io.rowmq.crash.twophase;

import io.rowmq.crash.twophase.Log.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is after recovery, and whether it fits together.
 *
 * @param waiting the messages that nobody has answered
 * @param answers the answers that were sent
 * @param rows the rows that were written with the answers
 * @param inDoubt branches that are neither committed nor rolled back, of both sides
 * @param told what the workers were told about each message
 */
record Agreement(
        List<String> waiting, List<String> answers, List<String> rows, List<String> inDoubt, Map<String, Word> told) {

    /** One sentence for each promise that is broken. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        report(violations, "left in doubt", inDoubt);
        report(violations, "waiting twice", doubles(waiting));
        report(violations, "answered twice", doubles(answers));
        report(violations, "answered without a row", without(answers, rows));
        report(violations, "a row without an answer", without(rows, answers));
        Set<String> both = new TreeSet<>(waiting);
        both.retainAll(rows);
        report(violations, "answered, and still waiting", both);
        told.forEach((id, word) -> {
            boolean isWaiting = waiting.contains(id);
            boolean isAnswered = rows.contains(id);
            if (!isWaiting && !isAnswered) {
                violations.add("lost: " + id);
            } else if (word == Word.COMMITTED && !isAnswered) {
                violations.add("committed, but not there: " + id);
            } else if ((word == Word.ROLLED_BACK || word == Word.SENT) && !isWaiting) {
                violations.add(word + ", but answered: " + id);
            }
        });
        return violations;
    }

    private static void report(List<String> violations, String what, Iterable<String> ids) {
        ids.forEach(id -> violations.add(what + ": " + id));
    }

    private static Set<String> doubles(List<String> ids) {
        Set<String> seen = new HashSet<>();
        Set<String> doubles = new TreeSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                doubles.add(id);
            }
        }
        return doubles;
    }

    private static Set<String> without(List<String> ids, List<String> others) {
        Set<String> rest = new TreeSet<>(ids);
        rest.removeAll(new HashSet<>(others));
        return rest;
    }

    @Override
    public String toString() {
        return waiting.size() + " waiting, " + answers.size() + " answered, " + rows.size() + " rows";
    }
}
