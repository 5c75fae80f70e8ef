package io.rowmq.cli.internal.output;

import io.rowmq.management.ManagementJson;
import java.util.List;
import picocli.CommandLine.Option;

/** How a command writes its results: as a table, or as JSON with {@code --json}, one object in each line. */
public final class Output {

    private final Terminal terminal;

    @Option(names = "--json", description = "Write JSON, one object in each line, rather than tables.")
    private boolean json;

    /** Writes to a terminal. */
    public Output(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether programs read it. */
    public boolean json() {
        return json;
    }

    /** Where else to read and write. */
    public Terminal terminal() {
        return terminal;
    }

    /** Writes records, as rows of a table or as JSON. */
    public <T> void rows(Table<T> table, List<? extends T> rows) {
        if (json) {
            rows.forEach(this::object);
        } else {
            table.write(rows, terminal.out());
        }
        terminal.out().flush();
    }

    /** Writes one record or map, as lines of name and value or as JSON. */
    public void one(Object value) {
        if (json) {
            object(value);
        } else {
            Fields.write(value, terminal.out());
        }
        terminal.out().flush();
    }

    /** Writes an object as a line of JSON. */
    public void object(Object value) {
        terminal.out().println(ManagementJson.text(value));
    }

    /** Writes a line for people, which programs do not get. */
    public void say(String text) {
        if (!json) {
            terminal.out().println(text);
            terminal.out().flush();
        }
    }

    /** Writes a line. */
    public void line(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }

    /** Writes a line for people beside the results. */
    public void note(String text) {
        terminal.err().println(text);
        terminal.err().flush();
    }
}
