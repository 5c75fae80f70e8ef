package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.WrongUseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that has commands of its own, and does nothing without one. */
abstract class Group implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws WrongUseException {
        throw new WrongUseException(spec.qualifiedName() + " needs one of these commands: "
                + String.join(", ", spec.subcommands().keySet()));
    }
}
