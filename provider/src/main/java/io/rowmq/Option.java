package io.rowmq;

import io.rowmq.internal.registry.Urls;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of a factory by the names of their bean properties, as JNDI, property files and references know them. */
enum Option {
    URL("url", RowmqOptions::getUrl, RowmqOptions::setUrl),
    USER("user", RowmqOptions::getUser, RowmqOptions::setUser),
    PASSWORD("password", RowmqOptions::getPassword, RowmqOptions::setPassword),
    DEFAULT_USER("defaultUser", RowmqOptions::getDefaultUser, RowmqOptions::setDefaultUser),
    DEFAULT_PASSWORD("defaultPassword", RowmqOptions::getDefaultPassword, RowmqOptions::setDefaultPassword),
    CLIENT_ID("clientId", RowmqOptions::getClientId, RowmqOptions::setClientId),
    DURABILITY("durability", RowmqOptions::getDurability, RowmqOptions::setDurability),
    SHARING("sharing", RowmqOptions::getSharing, RowmqOptions::setSharing),
    MAX_DELIVERIES("maxDeliveries", RowmqOptions::getMaxDeliveries, Integer::valueOf, RowmqOptions::setMaxDeliveries),
    REDELIVERY_DELAY(
            "redeliveryDelay", RowmqOptions::getRedeliveryDelay, Long::valueOf, RowmqOptions::setRedeliveryDelay),
    REDELIVERY_BACK_OFF(
            "redeliveryBackOff",
            RowmqOptions::getRedeliveryBackOff,
            Double::valueOf,
            RowmqOptions::setRedeliveryBackOff),
    MAX_REDELIVERY_DELAY(
            "maxRedeliveryDelay",
            RowmqOptions::getMaxRedeliveryDelay,
            Long::valueOf,
            RowmqOptions::setMaxRedeliveryDelay),
    TRUSTED_CLASSES("trustedClasses", RowmqOptions::getTrustedClasses, RowmqOptions::setTrustedClasses),
    SCHEMA("schema", RowmqOptions::getSchema, RowmqOptions::setSchema),
    TABLE_PREFIX("tablePrefix", RowmqOptions::getTablePrefix, RowmqOptions::setTablePrefix),
    INITIALIZE_SCHEMA("initializeSchema", RowmqOptions::getInitializeSchema, RowmqOptions::setInitializeSchema),
    MAX_MESSAGE_SIZE("maxMessageSize", RowmqOptions::getMaxMessageSize, Long::valueOf, RowmqOptions::setMaxMessageSize),
    BUFFER_MESSAGES(
            "bufferMessages", RowmqOptions::getBufferMessages, Integer::valueOf, RowmqOptions::setBufferMessages),
    BUFFER_SIZE("bufferSize", RowmqOptions::getBufferSize, Long::valueOf, RowmqOptions::setBufferSize),
    DEDUPLICATION_WINDOW(
            "deduplicationWindow",
            RowmqOptions::getDeduplicationWindow,
            Long::valueOf,
            RowmqOptions::setDeduplicationWindow),
    JMX("jmx", RowmqOptions::isJmx, (options, text) -> options.setJmx(Words.truth("jmx", text))),
    OUTBOX_POLL("outboxPoll", RowmqOptions::getOutboxPoll, Long::valueOf, RowmqOptions::setOutboxPoll),
    LEASE("lease", RowmqOptions::getLease, Long::valueOf, RowmqOptions::setLease);

    private final String property;
    private final Function<RowmqOptions, @Nullable Object> getter;
    private final BiConsumer<RowmqOptions, String> setter;

    Option(String property, Function<RowmqOptions, @Nullable Object> getter, BiConsumer<RowmqOptions, String> setter) {
        this.property = property;
        this.getter = getter;
        this.setter = setter;
    }

    <N extends Number> Option(
            String property,
            Function<RowmqOptions, @Nullable Object> getter,
            Function<String, N> parser,
            BiConsumer<RowmqOptions, N> setter) {
        this(property, getter, (options, text) -> setter.accept(options, number(property, parser, text)));
    }

    private static <N extends Number> N number(String property, Function<String, N> parser, String text) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(property + "='" + text + "' is not a number, or too large for one", e);
        }
    }

    String property() {
        return property;
    }

    /** The value, null if there is none. */
    @Nullable String get(RowmqOptions options) {
        Object value = getter.apply(options);
        return value == null ? null : value.toString();
    }

    /** @throws IllegalArgumentException if the value is not allowed; null is none */
    void set(RowmqOptions options, @Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException(
                    "The value of " + property + " is null; leave the option out to have its default");
        }
        setter.accept(options, text);
    }

    /**
     * The option of that name.
     *
     * @throws IllegalArgumentException if there is none; the message names the closest, and all
     */
    static Option named(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("The name of the option is null; the options are " + all());
        }
        for (Option option : values()) {
            if (option.property.equals(name)) {
                return option;
            }
        }
        Option closest = Arrays.stream(values())
                .min(Comparator.comparingInt(option -> distance(option.property, name)))
                .orElseThrow();
        throw new IllegalArgumentException(
                "There is no option '" + name + "'; did you mean '" + closest.property + "'? The options are " + all());
    }

    private static String all() {
        return Arrays.stream(values()).map(Option::property).collect(Collectors.joining(", "));
    }

    /** The options that differ from their defaults. */
    static Map<String, String> changed(RowmqOptions options) {
        RowmqOptions defaults = new RowmqConnectionFactory();
        Map<String, String> changed = new LinkedHashMap<>();
        for (Option option : values()) {
            String value = option.get(options);
            if (value != null && !value.equals(option.get(defaults))) {
                changed.put(option.property, value);
            }
        }
        return changed;
    }

    /** The value of an option as it may be shown: without passwords. */
    static String shown(String name, String value) {
        if (name.equals(PASSWORD.property) || name.equals(DEFAULT_PASSWORD.property)) {
            return "***";
        }
        return name.equals(URL.property) ? Urls.withoutPassword(value) : value;
    }

    /** How many characters have to be changed, added or left out (Levenshtein), whatever their case. */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                char there = Character.toLowerCase(right.charAt(column - 1));
                int change = Character.toLowerCase(left.charAt(row - 1)) == there ? 0 : 1;
                current[column] =
                        Math.min(above[column - 1] + change, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[right.length()];
    }
}
