package io.rowmq.samples.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void everythingHasADefault() {
        assertThat(Options.parse()).isEqualTo(new Options(Path.of("target", "state"), 20, 4, false, false));
    }

    @Test
    void everythingCanBeChosen() {
        assertThat(Options.parse("--tasks", "5", "--workers", "2", "--kill", "--state", "a b"))
                .isEqualTo(new Options(Path.of("a b"), 5, 2, true, false));
    }

    @ParameterizedTest
    @CsvSource({
        "--kil,         unknown option --kil",
        "--tasks,       --tasks needs a value",
        "--tasks ten,   '--tasks needs a whole number from 1 to 10000, not ''ten'''",
        "--workers 1,   '--workers needs a whole number from 2 to 64, not ''1'''"
    })
    void aMistakeIsNamed(String args, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(args.split(" ")))
                .withMessage(message);
    }
}
