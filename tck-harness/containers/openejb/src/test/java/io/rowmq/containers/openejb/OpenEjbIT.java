package io.rowmq.containers.openejb;

import io.rowmq.containers.Application;
import io.rowmq.containers.Client;
import io.rowmq.containers.ServerContract;
import io.rowmq.containers.app.Commands;
import io.rowmq.containers.app.Console;
import io.rowmq.containers.app.Journal;
import jakarta.ejb.embeddable.EJBContainer;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application in TomEE's container, in the JVM of the test. It has no HTTP there: its commands are called. */
class OpenEjbIT extends ServerContract {

    private static EJBContainer container;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        String configuration =
                Path.of(OpenEjbIT.class.getResource("/tomee.xml").toURI()).toString();
        container = EJBContainer.createEJBContainer(Map.of(
                EJBContainer.MODULES,
                module(directory),
                "openejb.base",
                directory.toString(),
                "openejb.configuration",
                configuration));
    }

    /** The application without what is for a web server. */
    private static File module(Path directory) {
        JavaArchive archive = ShrinkWrap.create(JavaArchive.class, Application.NAME)
                .addPackage(Journal.class.getPackage())
                .deleteClass(Console.class)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsManifestResource("ejb-jar.xml");
        return archive.as(ExplodedExporter.class).exportExploded(directory.toFile());
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.close();
        }
    }

    @Override
    protected Client client() throws Exception {
        Commands commands = (Commands) container.getContext().lookup("java:global/" + Application.NAME + "/Commands");
        return (command, arguments) -> {
            Map<String, String> named = new HashMap<>(Map.of("command", command));
            for (int i = 0; i < arguments.length; i += 2) {
                named.put(arguments[i], arguments[i + 1]);
            }
            return commands.answer(named);
        };
    }

    @Test
    @Disabled("OpenEJB binds its name only where it finds ActiveMQ")
    @Override
    protected void theDefaultConnectionFactoryIsThatOfTheResourceAdapter() {
        super.theDefaultConnectionFactoryIsThatOfTheResourceAdapter();
    }
}
