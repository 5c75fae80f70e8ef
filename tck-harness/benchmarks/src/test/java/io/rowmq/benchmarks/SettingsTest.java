package io.rowmq.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rowmq.benchmarks.measure.Pace;
import io.rowmq.benchmarks.scenario.Scenario;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void scenariosAloneMeanEverythingElseAsUsual() {
        Settings settings = Settings.parse("a", "d");

        assertThat(settings.scenarios()).extracting(Scenario::name).containsExactly("a", "d");
        assertThat(settings.providers())
                .extracting(Provider::name)
                .containsExactly("rowmq-h2", "artemis", "artemis-asyncio", "activemq-kahadb", "jdbc-h2");
        assertThat(settings.sessions()).containsExactly(1, 8, 32);
        assertThat(settings.json()).isNull();
    }

    @Test
    void optionsAreRead() {
        Settings settings = Settings.parse(
                "d",
                "--sessions",
                "2,4",
                "--providers",
                "jdbc-h2",
                "--json",
                "x.json",
                "--plot",
                "x.svg",
                "--rounds",
                "5",
                "--warm-up",
                "7",
                "--window",
                "8",
                "--windows",
                "9",
                "--heap",
                "256m");

        assertThat(settings.sessions()).isEqualTo(List.of(2, 4));
        assertThat(settings.providers()).extracting(Provider::name).containsExactly("jdbc-h2");
        assertThat(settings.json()).isEqualTo(Path.of("x.json"));
        assertThat(settings.plot()).isEqualTo(Path.of("x.svg"));
        assertThat(settings.rounds()).isEqualTo(5);
        assertThat(settings.pace()).isEqualTo(new Pace(Duration.ofSeconds(7), Duration.ofSeconds(8), 9));
        assertThat(settings.heap()).isEqualTo("256m");
    }

    @Test
    void trialsAreKeptApartFromWhatIsRepeated() {
        Settings settings = Settings.parse("h", "a", "flow", "--messages", "5000000");

        assertThat(settings.trials()).extracting(Trial::name).containsExactly("h", "flow");
        assertThat(settings.scenarios()).extracting(Scenario::name).containsExactly("a");
        assertThat(settings.messages()).isEqualTo(5_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "'', which scenario?",
        "z, no scenario z; there are a",
        "a --sessions, a value is missing after --sessions",
        "a --sessions 0, not a positive number after --sessions: 0",
        "a --providers kafka, no provider kafka; there are rowmq-h2",
        "a --speed 5, unknown option --speed",
    })
    void whatIsWrongIsNamed(String arguments, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.parse(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .withMessageContaining(message);
    }

    @Test
    void theUsageNamesEveryScenarioAndProvider() {
        assertThat(Settings.usage()).contains("a ", "c-client", "flow", "rowmq-h2", "jdbc-h2", "--profiles");
    }
}
