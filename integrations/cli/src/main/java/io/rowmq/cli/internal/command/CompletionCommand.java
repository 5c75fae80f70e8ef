package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.output.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what shells need to complete command lines. */
@Command(name = "completion", description = "Print the completion script for bash and zsh: source <(rowmq completion)")
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(AutoComplete.bash("rowmq", spec.root().commandLine()));
        terminal.out().println();
        terminal.out().flush();
        return ExitCode.DONE;
    }
}
