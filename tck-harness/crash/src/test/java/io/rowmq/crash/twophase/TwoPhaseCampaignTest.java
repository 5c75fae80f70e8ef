package io.rowmq.crash.twophase;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.twophase.TwoPhaseCampaign.Pair;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short campaign on each pair of databases; the script run-xa goes on for longer. */
class TwoPhaseCampaignTest {

    private static final int KILLS = 4;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void messagesAndRowsAgreeWhereverTheJvmEnds(Pair pair) throws Exception {
        long seed = Long.getLong("crash.seed", new SplittableRandom().nextLong(1_000_000_000L));
        System.out.println("crash campaign with two phases, -Dcrash.seed=" + seed);
        List<Point> points = Point.all(1);
        Collections.shuffle(points, new Random(seed + pair.ordinal()));
        try (TwoPhaseCampaign campaign = new TwoPhaseCampaign(pair, seed, directory)) {
            for (Point point : points.subList(0, KILLS)) {
                campaign.kill(point);
            }
            campaign.look();
            System.out.println(campaign);
            assertThat(campaign.problems()).as("seed %d", seed).isEmpty();
            assertThat(campaign.kills()).isEqualTo(KILLS);
        }
    }
}
