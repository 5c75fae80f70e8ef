package io.rowmq.samples.outbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with the class path of this one. */
final class JavaProcess {

    private JavaProcess() {}

    /** Runs a class with arguments, and returns the exit status. */
    static int run(List<String> classAndArguments, Redirect output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(classAndArguments);
        return new ProcessBuilder(command)
                .inheritIO()
                .redirectOutput(output)
                .start()
                .waitFor();
    }
}
