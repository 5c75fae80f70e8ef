package io.rowmq.junit;

import io.rowmq.RowmqConnectionFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a provider of its own, in memory: nothing is left for the next test, and tests can run in parallel.
 *
 * <p>Test methods and methods annotated with {@code @BeforeEach} and {@code @AfterEach} can have parameters of these
 * types; whatever was opened for them is closed after the test.
 *
 * <ul>
 *   <li>{@link RowmqConnectionFactory} and the interfaces that it implements
 *   <li>{@code Connection}, started; {@code Session} and {@code JMSContext} in the mode of {@link SessionMode}
 *   <li>{@code Queue} and {@code Topic} by the name of {@link Destination} or of the parameter
 *   <li>{@link QueueProbe}, named in the same way: what is in the queue
 *   <li>{@link ManualClock}: the time of the provider
 * </ul>
 *
 * <p>Use it by {@link RowmqTest}, with {@code @ExtendWith}, or with options:
 *
 * <pre>{@code
 * @RegisterExtension
 * final RowmqExtension rowmq = new RowmqExtension().option("maxDeliveries", "3");
 * }</pre>
 */
public final class RowmqExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RowmqExtension.class);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, String> options = new LinkedHashMap<>();
    private Instant start = START;

    /** An extension with the default options of {@link RowmqConnectionFactory}. */
    public RowmqExtension() {}

    /**
     * Sets an option of the connection factory.
     *
     * @param name the name of the bean property, for example {@code maxDeliveries}
     * @param value its value as text
     * @return this
     */
    public RowmqExtension option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /**
     * Sets the time at which each test begins; without it, the beginning of 2026 in UTC.
     *
     * @param instant what the clock shows
     * @return this
     */
    public RowmqExtension startingAt(Instant instant) {
        start = instant;
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        bench(context);
    }

    /** Closes what the test had, and fails it if one of its connections could not be closed. */
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Bench bench = context.getStore(NAMESPACE).remove(Bench.class, Bench.class);
        if (bench != null) {
            bench.close();
        }
    }

    private Bench bench(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Bench.class, key -> open(context), Bench.class);
    }

    private Bench open(ExtensionContext context) {
        Map<String, String> all = new LinkedHashMap<>(options);
        Optional<RowmqTest> onClass =
                context.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, RowmqTest.class));
        Optional<RowmqTest> onMethod = AnnotationSupport.findAnnotation(context.getElement(), RowmqTest.class);
        onClass.ifPresent(annotation -> add(annotation.options(), all));
        onMethod.ifPresent(annotation -> add(annotation.options(), all));
        return new Bench(all, start);
    }

    private static void add(String[] settings, Map<String, String> all) {
        Arrays.stream(settings).forEach(setting -> {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "@RowmqTest has the option '" + setting + "'; write it as name=value, as in maxDeliveries=3");
            }
            all.put(
                    setting.substring(0, equals).strip(),
                    setting.substring(equals + 1).strip());
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.of(parameter.getParameter().getType()) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Injection injection = Injection.of(parameter.getParameter().getType());
        if (injection == null || context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("RowMQ has nothing for the parameter '"
                    + parameter.getParameter().getName() + "' here: what it gives lives as long as one test, so ask for"
                    + " it in a test method, @BeforeEach or @AfterEach");
        }
        try {
            return injection.make(bench(context), parameter);
        } catch (Exception e) {
            throw new ParameterResolutionException(
                    "RowMQ could not make the parameter '"
                            + parameter.getParameter().getName() + "': " + e.getMessage(),
                    e);
        }
    }
}
