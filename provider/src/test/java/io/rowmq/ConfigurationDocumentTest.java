package io.rowmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.policy.DestinationSetting;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of docs/configuration.md have every option and setting, no others, and the defaults of the code. */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final String SETTINGS = "## Settings of single destinations";
    private static final String LIMITS = "## Limits";

    /** A row whose first cell is a name, with its last cell. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\| (.*) \\|$");

    /** What the tables say where an option has no value. */
    private static final Set<String> NO_VALUE = Set.of("none", "what the URL or the driver says", "the connection's");

    private static final RowmqOptions DEFAULTS = new RowmqConnectionFactory();

    private static Map<String, String> rows(String text) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (MatchResult row : ROW.matcher(text).results().toList()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    private static Map<String, String> options() throws IOException {
        String text = Files.readString(DOCUMENT);
        String settings = text.substring(text.indexOf(SETTINGS), text.indexOf(LIMITS));
        return rows(text.replace(settings, ""));
    }

    @Test
    void everyOptionIsInATable() throws IOException {
        assertThat(options().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Option.values()).map(Option::property).toList());
    }

    @Test
    void defaultsAreThoseOfTheFactory() throws IOException {
        options().forEach((name, documented) -> {
            String value = Option.named(name).get(DEFAULTS);
            String first = documented.replace("`", "").split(" ")[0];
            if (value == null) {
                assertThat(documented).as(name).isIn(NO_VALUE);
            } else if (Character.isDigit(value.charAt(0))) {
                assertThat(new BigDecimal(first)).as(name).isEqualByComparingTo(value);
            } else {
                assertThat(first).as(name).isEqualTo(value);
            }
        });
    }

    @Test
    void everySettingIsInItsTable() throws IOException {
        String text = Files.readString(DOCUMENT);
        String settings = text.substring(text.indexOf(SETTINGS), text.indexOf(LIMITS));

        assertThat(rows(settings).keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DestinationSetting.values())
                        .map(DestinationSetting::key)
                        .toList());
    }
}
