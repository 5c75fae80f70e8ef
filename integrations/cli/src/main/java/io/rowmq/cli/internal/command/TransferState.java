package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an export or import is; kept in a file beside that of the messages as long as it has not ended.
 *
 * @param file that of the messages
 * @param subject what is done
 * @param run distinguishes this run, and those that resume it, from others
 * @param offset how much of the file is done: bytes of an export, lines of an import
 * @param messages how many messages
 * @param cursor where to browse on, empty at the start
 */
record TransferState(
        Path file,
        String subject,
        String run,
        long offset,
        long messages,
        @Nullable String cursor) {

    private static final int LINES = 5;

    /** A new run, or the one that was interrupted. */
    static TransferState begin(Path file, String subject, boolean resume) throws IOException, WrongUseException {
        Path kept = kept(file);
        if (!resume) {
            if (Files.exists(kept)) {
                throw new WrongUseException("An " + Files.readAllLines(kept).get(0) + " with this file was interrupted:"
                        + " --resume goes on; delete " + kept + " to begin anew");
            }
            return new TransferState(file, subject, UUID.randomUUID().toString(), 0, 0, null);
        }
        if (!Files.exists(kept)) {
            throw new WrongUseException("There is nothing to resume: " + kept + " does not exist");
        }
        List<String> lines = Files.readAllLines(kept);
        if (lines.size() != LINES || !lines.get(0).equals(subject)) {
            throw new WrongUseException(
                    kept + " is of another command, '" + lines.get(0) + "', rather than '" + subject + "'");
        }
        String cursor = lines.get(4);
        return new TransferState(
                file,
                subject,
                lines.get(1),
                Long.parseLong(lines.get(2)),
                Long.parseLong(lines.get(3)),
                cursor.isEmpty() ? null : cursor);
    }

    private static Path kept(Path file) {
        return file.resolveSibling(file.getFileName() + ".state");
    }

    TransferState next(long newOffset, long newMessages, @Nullable String newCursor) {
        return new TransferState(file, subject, run, newOffset, newMessages, newCursor);
    }

    void save() throws IOException {
        Path kept = kept(file);
        Path draft = kept.resolveSibling(kept.getFileName() + ".new");
        Files.writeString(
                draft,
                String.join(
                                "\n",
                                subject,
                                run,
                                Long.toString(offset),
                                Long.toString(messages),
                                cursor == null ? "" : cursor)
                        + "\n",
                StandardCharsets.UTF_8);
        Files.move(draft, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    void end() throws IOException {
        Files.deleteIfExists(kept(file));
    }
}
