package io.rowmq.microbenchmarks;

import io.rowmq.spi.TypedJson;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Five properties of a message, as they are written into their column and read from it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EncodingBenchmark {

    private final Map<String, Object> properties = properties();
    private final String json = TypedJson.encode(properties);

    private static Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("host", "docs.example.org");
        properties.put("depth", 3);
        properties.put("weight", 0.75);
        properties.put("found", 1_763_720_000_000L);
        properties.put("retry", false);
        return properties;
    }

    /** Writes them. */
    @Benchmark
    public String encode() {
        return TypedJson.encode(properties);
    }

    /** Reads them. */
    @Benchmark
    public Map<String, @Nullable Object> decode() throws JMSException {
        return TypedJson.decodeMap(json);
    }
}
