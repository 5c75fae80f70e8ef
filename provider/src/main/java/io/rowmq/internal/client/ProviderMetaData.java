package io.rowmq.internal.client;

import io.rowmq.internal.security.Access;
import jakarta.jms.ConnectionMetaData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What RowMQ says about itself: only what works. */
final class ProviderMetaData implements ConnectionMetaData {

    private static final List<String> PROPERTIES =
            List.of("JMSXGroupID", "JMSXGroupSeq", "JMSXDeliveryCount", "JMSXRcvTimestamp");

    private static final String UNKNOWN = "0.0";

    /** Whether these classes were made over for the interfaces of JMS 2.0, as in rowmq-javax. */
    private static final boolean JAVAX = ConnectionMetaData.class.getName().startsWith("javax.");

    private static final String BUILD =
            "/META-INF/maven/io.rowmq/" + (JAVAX ? "rowmq-javax" : "rowmq-provider") + "/pom.properties";

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*");

    private static final ProviderMetaData OF_NOBODY = new ProviderMetaData(List.of());
    private static final ProviderMetaData OF_A_USER = new ProviderMetaData(List.of("JMSXUserID"));

    private final String version = version();
    private final List<String> properties;

    /** @param furtherProperties what is set besides on messages of some connections */
    private ProviderMetaData(List<String> furtherProperties) {
        properties =
                Stream.concat(PROPERTIES.stream(), furtherProperties.stream()).toList();
    }

    /** What is true of a connection. */
    static ProviderMetaData of(Access access) {
        return access.user() == null ? OF_NOBODY : OF_A_USER;
    }

    /** The version in the jar's manifest, else that of its build, else 0.0: classes that are in no jar. */
    private static String version() {
        String manifest = ProviderMetaData.class.getPackage().getImplementationVersion();
        if (manifest != null) {
            return manifest;
        }
        try (InputStream build = ProviderMetaData.class.getResourceAsStream(BUILD)) {
            return build == null ? UNKNOWN : version(build);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + BUILD + " in the jar of RowMQ", e);
        }
    }

    private static String version(InputStream build) throws IOException {
        Properties properties = new Properties();
        properties.load(build);
        return properties.getProperty("version", UNKNOWN);
    }

    @Override
    public String getJMSVersion() {
        return JAVAX ? "2.0" : "3.1";
    }

    @Override
    public int getJMSMajorVersion() {
        return JAVAX ? 2 : 3;
    }

    @Override
    public int getJMSMinorVersion() {
        return JAVAX ? 0 : 1;
    }

    @Override
    public String getJMSProviderName() {
        return "RowMQ";
    }

    @Override
    public String getProviderVersion() {
        return version;
    }

    @Override
    public int getProviderMajorVersion() {
        return number(1);
    }

    @Override
    public int getProviderMinorVersion() {
        return number(2);
    }

    private int number(int group) {
        Matcher matcher = NUMBERS.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(group)) : 0;
    }

    @Override
    public Enumeration<String> getJMSXPropertyNames() {
        return Collections.enumeration(properties);
    }
}
