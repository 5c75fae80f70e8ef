package io.rowmq.crash.twophase;

import io.rowmq.crash.twophase.TwoPhaseCampaign.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;

/** The command line: so many kills on each pair of databases, and a line for each that sums it up. */
public final class TwoPhaseMain {

    private static final int USAGE = 2;
    private static final String HELP = """
            usage: run-xa [--databases h2,derby,postgresql] [--kills N] [--seed S]
              --databases  where the messages are; default: all
              --kills      how many in all; default 210
              --seed       repeats the choices of an earlier campaign; default: a new one, which is printed
            """;

    private TwoPhaseMain() {}

    /** Runs a campaign; the exit status is 0 if every promise was kept, 1 if not, 2 for wrong arguments. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Pair> pairs = List.of(Pair.values());
        int kills = 210;
        long seed = new SplittableRandom().nextLong(1_000_000_000L);
        try {
            for (int i = 0; i < args.length; i += 2) {
                String value = args[i + 1];
                switch (args[i]) {
                    case "--databases" -> pairs = pairs(value);
                    case "--kills" -> kills = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    default -> throw new IllegalArgumentException(args[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.print("Not understood: " + e.getMessage() + "\n" + HELP);
            System.exit(USAGE);
            return;
        }
        boolean kept = true;
        for (Pair pair : pairs) {
            kept &= run(pair, kills / pairs.size(), seed);
        }
        System.exit(kept ? 0 : 1);
    }

    private static List<Pair> pairs(String words) {
        List<Pair> pairs = new ArrayList<>();
        for (String word : words.split(",")) {
            pairs.add(Pair.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return pairs;
    }

    private static boolean run(Pair pair, int kills, long seed) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("rowmq-xa");
        List<Point> points = Point.all(2);
        Collections.shuffle(points, new Random(seed));
        try (TwoPhaseCampaign campaign = new TwoPhaseCampaign(pair, seed, directory)) {
            for (int i = 0; i < kills && campaign.problems().isEmpty(); i++) {
                campaign.kill(points.get(i % points.size()));
            }
            if (campaign.problems().isEmpty()) {
                campaign.look();
            }
            campaign.problems().forEach(System.out::println);
            System.out.println("crash-xa " + pair.name().toLowerCase(Locale.ROOT) + ": " + campaign);
            if (!campaign.problems().isEmpty()) {
                System.out.println("databases, logs and errors are kept in " + directory);
            }
            return campaign.problems().isEmpty();
        }
    }
}
