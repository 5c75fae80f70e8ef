package io.rowmq.cli.internal.command;

import io.rowmq.cli.internal.opening.UnreachableException;
import io.rowmq.cli.internal.opening.WrongUseException;
import io.rowmq.cli.internal.output.Terminal;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Says in one line what went wrong, and finds the exit code for it. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    private static final Set<String> NOTHING = Set.of(
            "ROWMQ-DESTINATION", "ROWMQ-NO-MESSAGE", "ROWMQ-NO-SUBSCRIPTION", "ROWMQ-NO-BRANCH", "ROWMQ-DELETED");
    private static final Set<String> UNREACHABLE =
            Set.of("ROWMQ-CONNECTION", "ROWMQ-DATABASE-LOCKED", "ROWMQ-URL", "ROWMQ-UNSUPPORTED");
    private static final Set<String> DENIED = Set.of("ROWMQ-DENIED", "ROWMQ-LOGIN");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");
    private static final String LOCKED = "ROWMQ-DATABASE-LOCKED";
    /** What H2 says where there is no file, which the command line does not create. */
    private static final String NO_FILE = "H2 error 90146";
    /** How the store ends when tables are to be created or upgraded. */
    private static final String TO_CREATE = "set initializeSchema to always";

    private final Terminal terminal;
    private final RowmqCommand root;

    Failures(Terminal terminal, RowmqCommand root) {
        this.terminal = terminal;
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        terminal.out().flush();
        terminal.err().println("rowmq: " + text(failure));
        if (root.verbose()) {
            failure.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return code(failure);
    }

    private static String text(Exception failure) {
        String code = errorCode(failure);
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (failure instanceof FileSystemException file) {
            message = "The file " + file.getFile() + " cannot be used: " + reason(file);
        }
        String hint = "";
        if (LOCKED.equals(code)) {
            hint = "; if that is a JVM with RowMQ, name it rather than the database: --jmx PID (rowmq jvms lists them)";
        } else if (message.endsWith(TO_CREATE)) {
            hint = "; rowmq schema upgrade does it";
        } else if (message.contains(NO_FILE)) {
            hint = "; if there is none yet, rowmq schema upgrade creates it";
        }
        String line = message + hint + (code == null ? "" : " (" + code + ")");
        return LINE_BREAK.matcher(line).replaceAll(" ");
    }

    private static String reason(FileSystemException failure) {
        String reason = failure.getReason();
        if (reason != null) {
            return reason;
        } else if (failure instanceof NoSuchFileException) {
            return "it, or the folder it is to be in, does not exist";
        } else if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure.getClass().getSimpleName();
    }

    private static @Nullable String errorCode(Exception failure) {
        if (failure instanceof JMSException jms) {
            return jms.getErrorCode();
        }
        return failure instanceof JMSRuntimeException jms ? jms.getErrorCode() : null;
    }

    private static int code(Exception failure) {
        String code = errorCode(failure);
        if (failure instanceof WrongUseException) {
            return ExitCode.USAGE;
        } else if (failure instanceof UnreachableException || code != null && UNREACHABLE.contains(code)) {
            return ExitCode.UNREACHABLE;
        } else if (failure instanceof JMSSecurityException || code != null && DENIED.contains(code)) {
            return ExitCode.DENIED;
        } else if (failure instanceof InvalidDestinationException || code != null && NOTHING.contains(code)) {
            return ExitCode.NOTHING;
        }
        return ExitCode.FAILED;
    }
}
