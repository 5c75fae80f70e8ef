package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.cli.internal.command.RowmqCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** docs/cli.md has every command, and no options, variables or exit codes but those there are. */
class CommandLineDocumentTest extends CommandLineBase {

    private static final Path DOCUMENTS = Path.of("..", "..", "docs");
    private static final Path SOURCES = Path.of("src", "main", "java");

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String document(String name) throws IOException {
        return Files.readString(DOCUMENTS.resolve(name));
    }

    private static Command command(Class<?> type) {
        return type.getAnnotation(Command.class);
    }

    /** Those with commands of their own by the names of these, as in {@code users add}. */
    private static Set<String> commands() {
        Set<String> commands = new TreeSet<>();
        for (Class<?> type : command(RowmqCommand.class).subcommands()) {
            Class<?>[] own = command(type).subcommands();
            if (own.length == 0) {
                commands.add(command(type).name());
            }
            for (Class<?> part : own) {
                commands.add(command(type).name() + " " + command(part).name());
            }
        }
        return commands;
    }

    /** The first cells of the table; {@code users list} and, after it in the same cell, {@code add}. */
    private static Set<String> documented(String table) {
        Set<String> groups = commands().stream()
                .filter(command -> command.contains(" "))
                .map(command -> command.split(" ")[0])
                .collect(Collectors.toSet());
        Set<String> documented = new TreeSet<>();
        for (MatchResult cell :
                Pattern.compile("(?m)^\\| (`.*?) \\|").matcher(table).results().toList()) {
            List<String[]> names = Pattern.compile("`([^`]+)`")
                    .matcher(cell.group(1))
                    .results()
                    .map(name -> name.group(1).split(" "))
                    .toList();
            String group = groups.contains(names.get(0)[0]) ? names.get(0)[0] + " " : "";
            names.forEach(
                    words -> documented.add(group.isEmpty() ? words[0] : group + words[words.length == 1 ? 0 : 1]));
        }
        return documented;
    }

    @Test
    void everyCommandIsInTheTable() throws IOException {
        String text = document("cli.md");
        String table = text.substring(text.indexOf("## Commands"), text.indexOf("## Exit codes"));

        assertThat(documented(table)).isEqualTo(commands());
    }

    @Test
    void everyOptionThatIsNamedIsThere() throws IOException {
        Set<String> there = all("--[a-z]+[a-z-]*", rowmq("completion").out());

        for (String name : List.of("cli.md", "console.md")) {
            assertThat(there).as(name).containsAll(all("--[a-z]+[a-z-]*", document(name)));
        }
    }

    @Test
    void everyVariableIsNamed() throws IOException {
        Set<String> used = new TreeSet<>(all("(?<=\\{)ROWMQ_[A-Z_]+", read(Path.of("rowmq"))));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> used.addAll(all("(?<=\")ROWMQ_[A-Z_]+(?=\")", read(file))));
        }

        assertThat(all("(?<=`)ROWMQ_[A-Z_]+(?=`)", document("cli.md")))
                .isNotEmpty()
                .isEqualTo(used);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyExitCodeIsInTheTable() throws IOException {
        String help = rowmq("--help").out();
        Set<String> codes = all("(?m)(?<=^  )\\d(?=  )", help.substring(help.indexOf("Exit codes:")));

        assertThat(all("(?m)(?<=^\\| )\\d(?= \\|)", document("cli.md"))).isEqualTo(codes);
    }
}
