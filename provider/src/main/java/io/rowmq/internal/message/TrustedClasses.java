package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * The classes that may be read from object messages: a pattern of {@link ObjectInputFilter.Config#createFilter}, for
 * example {@code com.example.**;java.util.*}. Unlike the JDK, which lets pass what no pattern mentions, a class that is
 * not matched is refused. Immutable.
 */
public final class TrustedClasses {

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
        ObjectInputFilter.Status status =
                pattern == null ? ObjectInputFilter.Status.UNDECIDED : pattern.checkInput(info);
        Class<?> type = info.serialClass();
        if (status != ObjectInputFilter.Status.UNDECIDED || type == null) {
            return status;
        }
        return pattern != null && arrayOfPrimitives(type)
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }

    private static boolean arrayOfPrimitives(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive();
    }
}
