package io.rowmq.console.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The files that the browser loads, out of the jar. */
final class Pages {

    private static final String FOLDER = "/io/rowmq/console/pages";
    /** Nothing that could lead out of the folder. */
    private static final Pattern NAME = Pattern.compile("(/[a-z0-9-]+)+\\.(html|css|js|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final int MISSING = 404;

    Reply file(String path) throws Problem {
        String name = path.equals("/") ? "/index.html" : path;
        if (NAME.matcher(name).matches()) {
            try (InputStream file = Pages.class.getResourceAsStream(FOLDER + name)) {
                if (file != null) {
                    return Reply.file(
                            String.valueOf(TYPES.get(name.substring(name.lastIndexOf('.') + 1))), file.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Reading " + FOLDER + name, e);
            }
        }
        throw new Problem(MISSING, "ROWMQ-CONSOLE-REQUEST", "There is no page " + path + "; the console begins at /");
    }
}
