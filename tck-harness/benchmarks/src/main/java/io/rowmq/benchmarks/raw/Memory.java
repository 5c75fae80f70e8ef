package io.rowmq.benchmarks.raw;

import io.rowmq.benchmarks.jta.Jta;
import io.rowmq.benchmarks.subject.Address;
import io.rowmq.benchmarks.subject.Line;
import io.rowmq.benchmarks.subject.Mode;
import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Subject;
import io.rowmq.benchmarks.subject.Unavailable;
import io.rowmq.resources.IdleResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The limit of scenario j: messages cost nothing, and what is left is the transaction manager with its log and the
 * database with the row. No provider can be faster.
 */
public record Memory() implements Provider {

    private static final Set<Mode> MODES = Set.of(Mode.TRANSACTED, Mode.XA);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "numbers in a list in memory: what XA costs without messages; nothing of them is durable";
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public boolean restarts() {
        return false;
    }

    @Override
    public Subject start(Path directory) {
        return new Numbers(directory);
    }

    private static final class Numbers implements Subject {

        private final Queue<Long> queue = new ConcurrentLinkedQueue<>();
        private final Path directory;
        private @Nullable Jta jta;

        Numbers(Path directory) {
            this.directory = directory;
        }

        @Override
        public Line line(Mode mode, Address address) throws Exception {
            if (!MODES.contains(mode) || !address.equals(Address.QUEUE)) {
                throw new Unavailable("the list in memory is the limit of scenario j, and of nothing else");
            }
            if (mode == Mode.TRANSACTED) {
                return new MemoryLine(queue, last -> {});
            }
            if (jta == null) {
                jta = new Jta(directory);
            }
            return new MemoryLine(queue, jta.settlement(new IdleResource()));
        }

        @Override
        public long rows() throws Exception {
            return jta == null ? 0 : jta.rows();
        }

        @Override
        public void close() throws Exception {
            if (jta != null) {
                jta.close();
            }
        }
    }
}
