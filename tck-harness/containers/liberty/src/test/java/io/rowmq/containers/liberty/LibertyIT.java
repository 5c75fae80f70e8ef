package io.rowmq.containers.liberty;

import io.rowmq.containers.Application;
import io.rowmq.containers.DeployedContract;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application in Open Liberty. */
@ArquillianTest
class LibertyIT extends DeployedContract {

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.archive().setWebXML("web.xml");
    }
}
