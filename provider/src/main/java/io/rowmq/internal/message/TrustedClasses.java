package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import java.io.ObjectInputFilter;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that may be read from object messages: a pattern of {@link ObjectInputFilter.Config#createFilter}, for
 * example {@code com.example.**;java.util.*}. Unlike the JDK, which lets pass what no pattern mentions, a class that is
 * not matched is refused. With any pattern also trusted, unless it excludes them, are arrays, whose elements are judged
 * one by one, and the few classes that fields of every object are made of. Immutable.
 */
public final class TrustedClasses {

    /** Boxed values, and what the JDK puts above the classes of applications; none does anything when it is read. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Number.class,
            Enum.class,
            Object.class,
            Proxy.class);

    private static final TrustedClasses NONE = new TrustedClasses(null);

    private final @Nullable ObjectInputFilter pattern;

    private TrustedClasses(@Nullable ObjectInputFilter pattern) {
        this.pattern = pattern;
    }

    /** No class at all: the default. */
    public static TrustedClasses none() {
        return NONE;
    }

    /**
     * The classes that a pattern allows.
     *
     * @param pattern the pattern; null or blank for none
     * @throws JMSException if it is not a pattern
     */
    public static TrustedClasses of(@Nullable String pattern) throws JMSException {
        if (pattern == null || pattern.isBlank()) {
            return NONE;
        }
        try {
            return new TrustedClasses(ObjectInputFilter.Config.createFilter(pattern.strip()));
        } catch (IllegalArgumentException notAPattern) {
            throw Failures.because(
                    new JMSException("trustedClasses='" + pattern + "' is not a pattern of java.io.ObjectInputFilter"
                            + " (" + notAPattern.getMessage() + "); write for example trustedClasses=com.example.**"),
                    notAPattern);
        }
    }

    /** What is to become of one class, array or limit in a stream. */
    ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info) {
        Class<?> type = info.serialClass();
        if (pattern == null) {
            return type == null ? ObjectInputFilter.Status.UNDECIDED : ObjectInputFilter.Status.REJECTED;
        }
        ObjectInputFilter.Status status = pattern.checkInput(info);
        if (status != ObjectInputFilter.Status.UNDECIDED || type == null) {
            return status;
        }
        return type.isArray() || HARMLESS.contains(type)
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }
}
