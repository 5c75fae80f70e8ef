package io.rowmq.containers.wildfly;

import io.rowmq.containers.Application;
import io.rowmq.containers.DeployedContract;
import io.rowmq.containers.app.Definitions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application in WildFly, whose default JMS provider is RowMQ. */
@ArquillianTest
class WildFlyIT extends DeployedContract {

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.archive()
                .deleteClass(Definitions.class)
                .addClass(WildFlyDefinitions.class)
                .addAsWebInfResource("jboss-deployment-structure.xml")
                .setWebXML("web.xml");
    }
}
