package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How a console is served. */
class ConsoleOptionsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:`--[a-z-]+`)? ?\\| `(\\w+)` \\|");

    @Test
    void everyOptionIsDocumented() throws IOException {
        String document = Files.readString(Path.of("..", "..", "docs", "console.md"));

        assertThat(ROW.matcher(document).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ConsoleOptions.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void portsAndHostsThatCannotBe() {
        ConsoleOptions options = ConsoleOptions.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withPort(65_536))
                .withMessageContaining("port=65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withHost(" "))
                .withMessageContaining("127.0.0.1");
    }
}
