package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.Managed;
import io.rowmq.cli.internal.opening.Target;
import io.rowmq.cli.internal.output.Output;
import io.rowmq.cli.internal.output.Terminal;
import io.rowmq.management.RowmqManagement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command over the management API. */
abstract class Managing implements Callable<Integer> {

    @Mixin
    final Target target;

    @Mixin
    final Output output;

    Managing(Terminal terminal) {
        this.target = new Target(terminal.environment());
        this.output = new Output(terminal);
    }

    @Override
    public Integer call() throws Exception {
        try (Managed managed = target.open()) {
            return run(managed.management());
        }
    }

    /** Does it; the exit code. */
    abstract int run(RowmqManagement management) throws Exception;
}
