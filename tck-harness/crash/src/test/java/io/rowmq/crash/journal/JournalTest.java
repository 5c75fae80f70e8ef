package io.rowmq.crash.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path directory;

    @Test
    void aRecordAfterOneThatWasCutShortIsRead() throws IOException {
        Path file = directory.resolve("journal");
        List<Event> events = new ArrayList<>();
        try (Journal journal = new Journal(file);
                JournalReader reader = new JournalReader(file)) {
            journal.write(new Event.Started(1));
            Files.writeString(file, "\n1 done 1-", StandardOpenOption.APPEND);
            reader.read(events::add);
            journal.write(new Event.Started(2));
            reader.read(events::add);
        }

        assertThat(events).containsExactly(new Event.Started(1), new Event.Started(2));
    }

    @Test
    void theHistoryOfANameIsFound() throws IOException {
        Path file = directory.resolve("journal");
        try (Journal journal = new Journal(file);
                JournalReader reader = new JournalReader(file)) {
            journal.write(new Event.Done(1, "1-17"));
            journal.write(new Event.Done(1, "1-18"));

            assertThat(reader.about("1-18", 5)).containsExactly("1 done 1-18 ;");
        }
    }
}
