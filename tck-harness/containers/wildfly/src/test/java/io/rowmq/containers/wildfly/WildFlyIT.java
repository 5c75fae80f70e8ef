package io.rowmq.containers.wildfly;

import io.rowmq.containers.Application;
import io.rowmq.containers.ServerContract;
import io.rowmq.containers.app.Injected;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The application in WildFly, whose default JMS provider is RowMQ. Contexts are not injected: what injects them belongs
 * to the subsystem of Artemis, which is not in Maven Central.
 */
@ArquillianTest
class WildFlyIT extends ServerContract {

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.archive().deleteClass(Injected.class).setWebXML("web.xml");
    }
}
