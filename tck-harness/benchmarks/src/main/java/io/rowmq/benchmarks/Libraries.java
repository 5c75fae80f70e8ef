package io.rowmq.benchmarks;

import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Unavailable;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** With which libraries the JVM of a provider runs. Those of a peer are its own, none of them RowMQ's. */
final class Libraries {

    /** The system property that names the folder with a folder of libraries for each peer. */
    static final String PROPERTY = "rowmq.benchmarks.peers";

    private final Path peers;

    Libraries(Path peers) {
        this.peers = peers;
    }

    /** Where {@code run} puts them, and where they would lie seen from the module. */
    static Libraries usual() {
        return new Libraries(
                Path.of(System.getProperty(PROPERTY, "target/peers")).toAbsolutePath());
    }

    /**
     * The options of the JVM.
     *
     * @throws Unavailable if nobody fetched them
     */
    List<String> options(Provider provider) throws Unavailable {
        @Nullable String folder = provider.libraries();
        // The transaction manager is nobody's own; it is there for those scenarios that need it.
        String narayana = File.pathSeparator + peers.resolve("narayana").resolve("*");
        if (folder == null) {
            return List.of("-cp", System.getProperty("java.class.path") + narayana);
        }
        Path libraries = peers.resolve(folder);
        if (!Files.isDirectory(libraries)) {
            throw new Unavailable("the libraries of " + folder + " are not in " + peers
                    + "; tck-harness/benchmarks/run fetches them");
        }
        return List.of(
                "-Djava.library.path=" + libraries.resolve("native/lib").resolve(platform()),
                // Of a peer's messages, those that explain a failure.
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                here() + File.pathSeparator + libraries.resolve("*") + narayana);
    }

    /** The benchmarks themselves. */
    private static Path here() {
        try {
            return Path.of(Libraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path names no file", e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system + "-" + System.getProperty("os.arch").replace("amd64", "x86_64");
    }
}
