package io.rowmq.samples.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the sample in JVMs of its own and reads what it prints. */
class WorkQueueTest {

    private static final int KILLED = 128 + 9;
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private Path state;

    @Test
    void theTaskOfAWorkerThatDiesGoesToAnother() throws Exception {
        List<String> lines = run(0, "--tasks", "12");

        assertThat(numbers(lines, "acknowledges task (\\d+)"))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        List<Integer> dropped = numbers(lines, "DIES in the middle of task (\\d+)");
        assertThat(dropped).hasSize(1);
        assertThat(numbers(lines, "begins task (\\d+), redelivered: delivery 2"))
                .isEqualTo(dropped);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("finished 12 tasks, 1 redelivered, 0 left");
    }

    @Test
    void theTasksOfAJvmThatDiesAreDoneByTheNext() throws Exception {
        List<String> first = run(KILLED, "--tasks", "12", "--kill");
        List<String> second = run(0, "--tasks", "12");

        List<Integer> interrupted = numbers(first, "killed in the middle of task (\\d+)");
        assertThat(interrupted).hasSize(1);
        assertThat(numbers(second, "begins task (\\d+), redelivered")).containsAll(interrupted);
        List<Integer> doneByFirst = numbers(first, "acknowledges task (\\d+)");
        List<Integer> doneBySecond = numbers(second, "acknowledges task (\\d+)");
        assertThat(doneByFirst).hasSizeGreaterThanOrEqualTo(6).doesNotHaveDuplicates();
        assertThat(doneBySecond).doesNotHaveDuplicates().doesNotContainAnyElementsOf(doneByFirst);
        assertThat(numbers(second, "(\\d+) tasks are left")).containsExactly(doneBySecond.size());
    }

    @Test
    void aMistakeEndsWithExitCode2() throws Exception {
        assertThat(run(2, "--tasks", "none").get(0)).contains("--tasks needs");
    }

    private List<String> run(int expected, String... args) throws IOException, InterruptedException {
        Path output = Files.createTempFile(state, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--state",
                state.toString()));
        Collections.addAll(command, args);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(output);
        assertThat(ended).as("ended in time; output: %s", lines).isTrue();
        assertThat(process.exitValue()).as("exit code; output: %s", lines).isEqualTo(expected);
        return lines;
    }

    private static List<Integer> numbers(List<String> lines, String pattern) {
        List<Integer> numbers = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = Pattern.compile(pattern).matcher(line);
            if (matcher.find()) {
                numbers.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return numbers;
    }
}
