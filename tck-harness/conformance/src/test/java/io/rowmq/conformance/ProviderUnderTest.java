package io.rowmq.conformance;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Opens RowMQ on the database that the system property {@code rowmq.conformance.database} names: {@code h2-file} (also
 * without the property), {@code h2-mem}, {@code derby}, {@code postgresql}, {@code mariadb}, or a JDBC URL. A test
 * class has one place for messages for all its tests, and each test destinations of its own in it; what a test has
 * opened is closed behind it. JUnit closes the database when the tests of the class are over.
 */
final class ProviderUnderTest implements BeforeEachCallback, AfterEachCallback {

    private static final String DATABASE = System.getProperty("rowmq.conformance.database", "h2-file");
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Provider.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        Specification test = (Specification) context.getRequiredTestInstance();
        test.begin(provider(context), context.getRequiredTestMethod().getName());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        provider(context).closeConnections();
    }

    private static Provider provider(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        ExtensionContext ofTheClass = context;
        while (ofTheClass.getTestMethod().isPresent()) {
            ofTheClass = ofTheClass.getParent().orElseThrow();
        }
        return ofTheClass
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(testClass, key -> new Provider(url()), Provider.class);
    }

    private static String url() {
        if (DATABASE.startsWith("jdbc:")) {
            return DATABASE;
        }
        try {
            return DatabaseUnderTest.named(DATABASE).newUrl();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no place for messages in " + DATABASE, e);
        }
    }
}
