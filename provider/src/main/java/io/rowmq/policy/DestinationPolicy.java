package io.rowmq.policy;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one destination: the options of the connection factory, and the {@linkplain DestinationSetting
 * settings} in their place.
 *
 * @param redelivery when deliveries that came back are tried again, and when they are given up
 * @param strictOrder whether nothing overtakes a message that waits for its redelivery
 * @param deadLetterQueue the queue for messages that are given up, null for the usual one
 * @param expiryQueue the queue for messages that expire, null if they are removed
 * @param paused whether consumers get nothing
 * @param depthAlert from how many waiting messages on an alert is raised, 0 for none
 * @param ageAlert from which age of the next message on an alert is raised, zero for none
 * @param archiveFor how long copies of consumed messages are kept, zero for none
 * @param archiveLimit how many such copies are kept; those that were sent first go first
 */
public record DestinationPolicy(
        RedeliveryPolicy redelivery,
        boolean strictOrder,
        @Nullable String deadLetterQueue,
        @Nullable String expiryQueue,
        boolean paused,
        long depthAlert,
        Duration ageAlert,
        Duration archiveFor,
        long archiveLimit) {

    /** How many copies of consumed messages are kept where nothing is set. */
    public static final long USUAL_ARCHIVE_LIMIT = 1_000_000;

    /** What holds where nothing is set. */
    public static DestinationPolicy of(RedeliveryPolicy redelivery) {
        return of(redelivery, Map.of());
    }

    /**
     * What holds with the given settings.
     *
     * @param redelivery in place of what is not set
     * @param settings values that {@link DestinationSetting#checked} lets pass
     */
    public static DestinationPolicy of(RedeliveryPolicy redelivery, Map<DestinationSetting, String> settings) {
        Values values = new Values(settings);
        return new DestinationPolicy(
                new RedeliveryPolicy(
                        (int) values.number(DestinationSetting.MAX_DELIVERIES, redelivery.maxDeliveries()),
                        values.time(DestinationSetting.REDELIVERY_DELAY, redelivery.delay()),
                        values.factor(DestinationSetting.REDELIVERY_BACK_OFF, redelivery.backOff()),
                        values.time(DestinationSetting.MAX_REDELIVERY_DELAY, redelivery.maxDelay()),
                        values.factor(DestinationSetting.REDELIVERY_JITTER, redelivery.jitter())),
                values.truth(DestinationSetting.STRICT_ORDER),
                settings.get(DestinationSetting.DEAD_LETTER_QUEUE),
                settings.get(DestinationSetting.EXPIRY_QUEUE),
                values.truth(DestinationSetting.PAUSED),
                values.number(DestinationSetting.DEPTH_ALERT, 0),
                values.time(DestinationSetting.AGE_ALERT, Duration.ZERO),
                values.time(DestinationSetting.ARCHIVE_FOR, Duration.ZERO),
                values.number(DestinationSetting.ARCHIVE_LIMIT, USUAL_ARCHIVE_LIMIT));
    }

    private record Values(Map<DestinationSetting, String> settings) {

        long number(DestinationSetting setting, long otherwise) {
            String value = settings.get(setting);
            return value == null ? otherwise : Long.parseLong(value);
        }

        double factor(DestinationSetting setting, double otherwise) {
            String value = settings.get(setting);
            return value == null ? otherwise : Double.parseDouble(value);
        }

        Duration time(DestinationSetting setting, Duration otherwise) {
            String value = settings.get(setting);
            return value == null ? otherwise : Duration.ofMillis(Long.parseLong(value));
        }

        boolean truth(DestinationSetting setting) {
            return "true".equals(settings.get(setting));
        }
    }
}
