package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqOptions;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What servers read in {@code ra.xml} is what the classes are. */
class DescriptorTest {

    private static Document descriptor;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream xml = Files.newInputStream(Path.of("src/main/rar/META-INF/ra.xml"))) {
            descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        }
    }

    @Test
    void theResourceAdapterHasItsProperties() throws Exception {
        check("resourceadapter", "resourceadapter-class");
    }

    @Test
    void connectionFactoriesHaveTheirProperties() throws Exception {
        check("connection-definition", "managedconnectionfactory-class");
    }

    @Test
    void activationsHaveTheirProperties() throws Exception {
        check("activationspec", "activationspec-class");
    }

    @Test
    void queuesAndTopicsHaveTheirProperties() throws Exception {
        check("adminobject", "adminobject-class");
    }

    /** Who connects is said by connection factories and beans. */
    @Test
    void theResourceAdapterHasEveryOptionButWhoConnects() throws Exception {
        Set<String> options = new TreeSet<>();
        for (PropertyDescriptor property :
                Introspector.getBeanInfo(RowmqOptions.class).getPropertyDescriptors()) {
            if (property.getWriteMethod() != null) {
                options.add(property.getName());
            }
        }
        options.removeAll(Set.of("clientId", "defaultUser", "defaultPassword"));

        assertThat(properties(RowmqResourceAdapter.class).keySet()).isEqualTo(options);
    }

    @Test
    void theDocumentationNamesEveryPropertyOfBeans() throws Exception {
        String document = Files.readString(Path.of("../docs/jakarta-ee.md"));
        String table = document.substring(document.indexOf("## Properties of message-driven beans"));
        Set<String> documented = new TreeSet<>();
        for (MatchResult row : Pattern.compile("(?m)^\\| (`\\w+`(, `\\w+`)*) \\|")
                .matcher(table.substring(0, table.indexOf("## Pause and resume")))
                .results()
                .toList()) {
            documented.addAll(List.of(row.group(1).replace("`", "").split(", ")));
        }

        assertThat(documented).isEqualTo(properties(RowmqActivationSpec.class).keySet());
    }

    @Test
    void everyClassThatIsNamedIsThere() throws Exception {
        for (Element element : all(descriptor.getDocumentElement(), "*")) {
            if (element.getTagName().endsWith("-class") || element.getTagName().endsWith("-interface")) {
                assertThat(Class.forName(element.getTextContent())).isNotNull();
            }
        }
    }

    private static void check(String tag, String classTag) throws Exception {
        Element[] elements = all(descriptor.getDocumentElement(), tag);
        assertThat(elements).isNotEmpty();
        for (Element element : elements) {
            Class<?> type = Class.forName(all(element, classTag)[0].getTextContent());
            assertThat(described(element)).as(type.getName()).isEqualTo(properties(type));
        }
    }

    private static Map<String, String> described(Element parent) {
        Map<String, String> described = new TreeMap<>();
        for (Element property : all(parent, "config-property")) {
            if (property.getParentNode() == parent) {
                described.put(
                        all(property, "config-property-name")[0].getTextContent(),
                        all(property, "config-property-type")[0].getTextContent());
            }
        }
        return described;
    }

    private static Map<String, String> properties(Class<?> type) throws Exception {
        Map<String, String> properties = new TreeMap<>();
        for (PropertyDescriptor property : Introspector.getBeanInfo(type).getPropertyDescriptors()) {
            if (property.getWriteMethod() != null
                    && property.getPropertyType().getName().startsWith("java.lang.")) {
                properties.put(property.getName(), property.getPropertyType().getName());
            }
        }
        return properties;
    }

    private static Element[] all(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toArray(Element[]::new);
    }
}
