package io.rowmq.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.check.Violation;
import io.rowmq.crash.check.Violation.Kind;
import io.rowmq.crash.load.WorkerOptions.Mode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The campaign has to find what a broken store does; one that finds nothing proves nothing. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BrokenStoreTest {

    @TempDir
    Path directory;

    @Test
    void aSendThatWasNotCommittedIsFound() throws Exception {
        try (Campaign campaign = campaign()) {
            campaign.live(Mode.SENDS, "sabotage:DROP_COMMIT");
            campaign.drain();

            assertThat(campaign.violations()).extracting(Violation::kind).contains(Kind.LOST);
        }
    }

    @Test
    void anAcknowledgementThatWasNotCommittedIsFound() throws Exception {
        try (Campaign campaign = campaign()) {
            campaign.live(Mode.SENDS, "none");
            campaign.live(Mode.SETTLES, "sabotage:DROP_COMMIT");
            campaign.drain();

            assertThat(campaign.violations()).extracting(Violation::kind).contains(Kind.DOUBLED);
        }
    }

    @Test
    void aStoreThatLeavesItsCommitsInMemoryIsFound() throws Exception {
        try (Campaign campaign = campaign()) {
            campaign.live(Mode.SENDS, "sabotage:NO_SYNC");
            campaign.drain();

            assertThat(campaign.violations()).extracting(Violation::kind).contains(Kind.LOST);
        }
    }

    @Test
    void aStoreWithoutTransactionsIsFound() throws Exception {
        try (Campaign campaign = campaign()) {
            campaign.live(Mode.SENDS, "none");
            campaign.live(Mode.SCRIPT, "sabotage:TORN");
            campaign.drain();

            assertThat(campaign.violations()).extracting(Violation::kind).containsAnyOf(Kind.TORN, Kind.GHOST);
        }
    }

    private Campaign campaign() throws Exception {
        return new Campaign("jdbc:h2:file:" + directory.resolve("store"), 1, directory);
    }
}
