package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
