package io.rowmq.cli.internal.output;

import java.io.OutputStream;

/**
 * Where Derby's log goes, which would be a file in the working directory, or where that cannot be written, pages of
 * stacks on the terminal. Derby finds it by its name, so it is public.
 */
public final class Nowhere {

    /** Takes everything. */
    public static final OutputStream STREAM = OutputStream.nullOutputStream();

    private static final String PROPERTY = "derby.stream.error.";

    private Nowhere() {}

    /** Sends Derby's log there, unless the user has said where it goes. */
    public static void takesTheLogOfDerby() {
        boolean given =
                System.getProperties().stringPropertyNames().stream().anyMatch(name -> name.startsWith(PROPERTY));
        if (!given) {
            System.setProperty(PROPERTY + "field", Nowhere.class.getName() + ".STREAM");
        }
    }
}
