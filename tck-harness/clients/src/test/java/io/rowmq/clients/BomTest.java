package io.rowmq.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The bill of materials has every artifact that is published, and nothing else. */
class BomTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<String> NOT_PUBLISHED = List.of("samples", "tck-harness");

    private record Artifact(String id, String type, String version) {}

    private static Element pom(Path file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    /** The text of a child element. */
    private static Optional<String> child(Element parent, String name) {
        NodeList children = parent.getElementsByTagName(name);
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(node -> node.getParentNode() == parent)
                .map(node -> node.getTextContent().strip())
                .findFirst();
    }

    /** The modules that a reactor builds, however deep, but for those that are not published. */
    private static Stream<Path> modules(Path directory) {
        Element pom = pom(directory.resolve("pom.xml"));
        NodeList modules = pom.getElementsByTagName("module");
        List<Path> below = IntStream.range(0, modules.getLength())
                .mapToObj(modules::item)
                // not those of Checkstyle's configuration
                .filter(module -> module.getParentNode().getParentNode() == pom)
                .map(module -> directory.resolve(module.getTextContent().strip()))
                .filter(module -> !NOT_PUBLISHED.contains(module.getFileName().toString()))
                .toList();
        return Stream.concat(Stream.of(directory), below.stream().flatMap(BomTest::modules));
    }

    private static Artifact artifact(Element pom, String version) {
        return new Artifact(
                child(pom, "artifactId").orElseThrow(), child(pom, "packaging").orElse("jar"), version);
    }

    private static List<Artifact> listed(Element bom, String version) {
        NodeList dependencies = bom.getElementsByTagName("dependency");
        return IntStream.range(0, dependencies.getLength())
                .mapToObj(index -> (Element) dependencies.item(index))
                .map(dependency -> new Artifact(
                        child(dependency, "artifactId").orElseThrow(),
                        child(dependency, "type").orElse("jar"),
                        child(dependency, "version").orElseThrow().replace("${project.version}", version)))
                .toList();
    }

    @Test
    void listsWhatIsPublished() {
        String version = child(pom(ROOT.resolve("pom.xml")), "version").orElseThrow();
        Element bom = pom(ROOT.resolve("integrations/bom/pom.xml"));

        assertThat(child(bom, "version")).contains(version);
        assertThat(bom.getElementsByTagName("parent").getLength()).isZero();
        assertThat(listed(bom, version))
                .containsExactlyInAnyOrderElementsOf(modules(ROOT)
                        .map(module -> artifact(pom(module.resolve("pom.xml")), version))
                        .filter(artifact -> !artifact.type().equals("pom"))
                        .toList());
        assertThat(Files.isDirectory(ROOT.resolve("provider"))).isTrue();
    }
}
