package io.rowmq.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.journal.Event;
import io.rowmq.crash.load.WorkerOptions.Mode;
import io.rowmq.crash.tap.HaltPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short campaign; the run script goes on for longer. Each database has a class, so that two run at a time. */
abstract class CampaignContract {

    private static final int POINTS = 20;
    private static final int KILLS = 12;

    @TempDir
    Path directory;

    /** The URL of a database in a directory that does not exist. */
    abstract String url(Path store);

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void nothingIsLostOrDoubledHoweverTheJvmEnds() throws Exception {
        long seed = Long.getLong("crash.seed", new SplittableRandom().nextLong(1_000_000_000L));
        System.out.println("crash campaign, -Dcrash.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Endings endings = new Endings(random.split(), Duration.ofSeconds(1));

        try (Campaign campaign = new Campaign(url(directory.resolve("store")), seed, directory)) {
            campaign.live(Mode.SCRIPT, "log");
            assertThat(campaign.calls()).extracting(Event.Call::kind).contains("insert", "delete", "commit");
            for (HaltPoint point : ChosenPoints.of(campaign.calls(), POINTS, random.split())) {
                campaign.live(Mode.SCRIPT, "halt:" + point);
            }
            for (int i = 0; i < KILLS; i++) {
                campaign.play(endings.next());
            }
            campaign.drain();

            System.out.println(campaign);
            assertThat(campaign.violations()).as("seed %d: %s", seed, campaign).isEmpty();
            assertThat(campaign.kills()).isGreaterThan(POINTS);
        }
    }
}
