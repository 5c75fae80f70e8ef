package io.rowmq.crash.twophase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker was told about each message: a file that later workers read. */
final class Log {

    /** What is known of a message. */
    enum Word {
        /** Sent, for certain. */
        SENT,
        /** A transaction with it was begun, and nobody knows more. */
        TRIED,
        /** The transaction was committed. */
        COMMITTED,
        /** The transaction was rolled back. */
        ROLLED_BACK
    }

    private final Path file;

    Log(Path file) {
        this.file = file;
    }

    void write(Word word, String id) throws IOException {
        Files.writeString(file, word + " " + id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The last word about each message. */
    Map<String, Word> read() throws IOException {
        Map<String, Word> words = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ");
                words.put(parts[1], Word.valueOf(parts[0]));
            }
        }
        return words;
    }
}
