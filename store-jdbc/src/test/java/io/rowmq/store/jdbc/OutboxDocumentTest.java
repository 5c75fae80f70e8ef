package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/outbox.md has every column of the table that other programs write to. */
class OutboxDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "outbox.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`\\w+`(?:, `\\w+`)*)[,;| ]");
    private static final Pattern TABLE = Pattern.compile("(?s)CREATE TABLE (?:IF NOT EXISTS )?mq_outbox \\((.*?)\n\\)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^    ([a-z_]+) ");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "derby", "postgresql"})
    void hasEveryColumn(String database) throws IOException, JMSException {
        String table = TABLE.matcher(JdbcSchema.script(database, null, "mq_", 0))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        Set<String> columns = new TreeSet<>();
        COLUMN.matcher(table).results().forEach(column -> columns.add(column.group(1)));

        assertThat(columns).contains("destination").isEqualTo(documented());
    }

    private static Set<String> documented() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (MatchResult row : ROW.matcher(Files.readString(DOCUMENT)).results().toList()) {
            documented.addAll(List.of(row.group(1).replace("`", "").split(", ")));
        }
        return documented;
    }
}
