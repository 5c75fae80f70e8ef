package io.rowmq.cli.internal.command;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.rowmq.cli.internal.output.Output;
import io.rowmq.cli.internal.output.Table;
import io.rowmq.cli.internal.output.Terminal;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists JVMs. */
@Command(name = "jvms", description = "List your JVMs on this machine, for --jmx.")
final class JvmsCommand implements Callable<Integer> {

    private static final Table<Jvm> TABLE =
            new Table<Jvm>().column("PID", Jvm::pid).column("RUNS", Jvm::runs);

    @Mixin
    private final Output output;

    JvmsCommand(Terminal terminal) {
        this.output = new Output(terminal);
    }

    private record Jvm(String pid, String runs) {}

    @Override
    public Integer call() {
        String own = Long.toString(ProcessHandle.current().pid());
        output.rows(
                TABLE,
                VirtualMachine.list().stream()
                        .filter(machine -> !machine.id().equals(own))
                        .sorted(Comparator.comparing(VirtualMachineDescriptor::id))
                        .map(machine -> new Jvm(machine.id(), machine.displayName()))
                        .toList());
        return ExitCode.DONE;
    }
}
