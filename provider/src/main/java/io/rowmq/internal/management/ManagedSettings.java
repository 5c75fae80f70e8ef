package io.rowmq.internal.management;

import io.rowmq.internal.engine.Oversight;
import io.rowmq.internal.engine.StoredDestination;
import io.rowmq.internal.security.Access;
import io.rowmq.internal.security.Administrator;
import io.rowmq.internal.security.DestinationPattern;
import io.rowmq.management.RowmqSetting;
import io.rowmq.management.RowmqSettings;
import io.rowmq.policy.DestinationPolicy;
import io.rowmq.policy.DestinationSetting;
import io.rowmq.policy.RedeliveryPolicy;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.SettingRow;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is set for single destinations, for one operator. */
final class ManagedSettings implements RowmqSettings {

    private final Oversight oversight;
    private final Places places;
    private final Access access;
    private final Administrator administrator;

    ManagedSettings(Oversight oversight, Places places, Access access, Administrator administrator) {
        this.oversight = oversight;
        this.places = places;
        this.access = access;
        this.administrator = administrator;
    }

    @Override
    public List<RowmqSetting> list() throws JMSException {
        boolean all = administers();
        List<RowmqSetting> seen = new ArrayList<>();
        for (SettingRow row : oversight.settings()) {
            if (all || manages(row.pattern())) {
                seen.add(new RowmqSetting(row.pattern(), row.name(), row.value()));
            }
        }
        return seen;
    }

    @Override
    public Map<String, String> effective(String destination) throws JMSException {
        StoredDestination found = places.destination(Right.MANAGE, destination);
        DestinationPolicy policy = oversight.policy(found);
        RedeliveryPolicy redelivery = policy.redelivery();
        Map<String, String> values = new LinkedHashMap<>();
        for (DestinationSetting setting : DestinationSetting.values()) {
            values.put(
                    setting.key(),
                    switch (setting) {
                        case MAX_DELIVERIES -> Integer.toString(redelivery.maxDeliveries());
                        case REDELIVERY_DELAY ->
                            Long.toString(redelivery.delay().toMillis());
                        case REDELIVERY_BACK_OFF -> Double.toString(redelivery.backOff());
                        case MAX_REDELIVERY_DELAY ->
                            Long.toString(redelivery.maxDelay().toMillis());
                        case REDELIVERY_JITTER -> Double.toString(redelivery.jitter());
                        case STRICT_ORDER -> Boolean.toString(policy.strictOrder());
                        case DEAD_LETTER_QUEUE -> text(policy.deadLetterQueue(), oversight.deadLetterQueue(found));
                        case EXPIRY_QUEUE -> text(policy.expiryQueue(), "");
                        case PAUSED -> Boolean.toString(policy.paused());
                        case DEPTH_ALERT -> Long.toString(policy.depthAlert());
                        case AGE_ALERT -> Long.toString(policy.ageAlert().toMillis());
                        case ARCHIVE_FOR -> Long.toString(policy.archiveFor().toMillis());
                        case ARCHIVE_LIMIT -> Long.toString(policy.archiveLimit());
                    });
        }
        return values;
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    @Override
    public void set(String pattern, String name, String value) throws JMSException {
        try {
            DestinationSetting setting = DestinationSetting.named(name);
            Role.of(pattern, Right.MANAGE);
            require(pattern);
            oversight.set(pattern, setting, value);
        } catch (IllegalArgumentException refused) {
            throw refused(refused);
        }
    }

    @Override
    public void unset(String pattern, String name) throws JMSException {
        try {
            DestinationSetting setting = DestinationSetting.named(name);
            require(pattern);
            List<SettingRow> there = oversight.settings();
            if (there.stream()
                    .noneMatch(
                            row -> row.pattern().equals(pattern) && row.name().equals(name))) {
                throw new JMSException(
                        name + " is not set for '" + pattern + "'; what is set is "
                                + there.stream()
                                        .map(row -> row.pattern() + " " + row.name() + "=" + row.value())
                                        .toList(),
                        "ROWMQ-SETTING");
            }
            oversight.unset(pattern, setting);
        } catch (IllegalArgumentException refused) {
            throw refused(refused);
        }
    }

    private static JMSException refused(IllegalArgumentException cause) {
        JMSException failure = new JMSException(cause.getMessage(), "ROWMQ-SETTING");
        failure.initCause(cause);
        return failure;
    }

    private boolean administers() throws JMSException {
        try {
            administrator.require();
            return true;
        } catch (JMSSecurityException denied) {
            // the answer
            return false;
        }
    }

    private boolean manages(String pattern) throws JMSException {
        try {
            require(pattern);
            return true;
        } catch (JMSSecurityException denied) {
            // the answer
            return false;
        }
    }

    /** Who manages one destination may set what holds for it alone. */
    private void require(String pattern) throws JMSException {
        for (Kind kind : Kind.values()) {
            String prefix = DestinationPattern.prefix(kind);
            if (pattern.startsWith(prefix) && !pattern.contains("*")) {
                access.require(Right.MANAGE, kind, pattern.substring(prefix.length()));
                return;
            }
        }
        administrator.require();
    }
}
