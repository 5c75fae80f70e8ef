package io.rowmq.microbenchmarks;

import io.rowmq.internal.selector.Selector;
import io.rowmq.internal.selector.Selectors;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.InvalidSelectorException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Selectors, simple and not so simple. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SelectorBenchmark {

    /** The selector. */
    @Param({
        "part = 7",
        "host LIKE 'docs.%.org' AND depth BETWEEN 1 AND 3 AND (retry = FALSE OR JMSPriority > 4)",
        "host IN ('a.example.org', 'b.example.org', 'docs.example.org') AND weight * 4 > depth - 1"
    })
    public String text = "";

    private @Nullable Selector selector;
    private @Nullable StoredMessage message;

    private static Map<String, @Nullable Object> properties() {
        return Map.of("part", 7, "host", "docs.example.org", "depth", 3, "retry", false, "weight", 0.75);
    }

    /** Makes the message that is tested, which all three accept. */
    @Setup
    public void prepare() throws InvalidSelectorException {
        selector = Objects.requireNonNull(Selectors.parse(text));
        message = new StoredMessage("ID:1", 1, 4, true, 0, 0, 0, null, null, null, properties(), MessageBody.NONE);
    }

    /** Tests a message. */
    @Benchmark
    public boolean matches() {
        return Objects.requireNonNull(selector).matches(Objects.requireNonNull(message));
    }

    /** Parses the text. */
    @Benchmark
    public @Nullable Selector parse() throws InvalidSelectorException {
        return Selectors.parse(text);
    }
}
