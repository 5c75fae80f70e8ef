package io.rowmq.benchmarks;

import io.rowmq.benchmarks.subject.Provider;
import io.rowmq.benchmarks.subject.Unavailable;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        List<String> classPath = new ArrayList<>();
        classPath.add(provider.peer() ? here().toString() : System.getProperty("java.class.path"));
        List<String> options = new ArrayList<>();
        for (String folder : provider.libraries()) {
            Path libraries = peers.resolve(folder);
            if (!Files.isDirectory(libraries)) {
                throw new Unavailable("the libraries of " + folder + " are not in " + peers
                        + "; tck-harness/benchmarks/run fetches them");
            }
            classPath.add(libraries.resolve("*").toString());
            Path natives = libraries.resolve("native/lib").resolve(platform());
            if (Files.isDirectory(natives)) {
                options.add("-Djava.library.path=" + natives);
            }
        }
        // The transaction manager is nobody's own; it is there for those scenarios that need it.
        classPath.add(peers.resolve("narayana").resolve("*").toString());
        // Of the messages of others, those that explain a failure.
        options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        options.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
        return options;
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
