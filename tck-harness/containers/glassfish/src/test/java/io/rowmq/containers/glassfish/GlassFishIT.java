package io.rowmq.containers.glassfish;

import io.rowmq.containers.Application;
import io.rowmq.containers.DeployedContract;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The application in GlassFish. */
@ArquillianTest
class GlassFishIT extends DeployedContract {

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.archive().setWebXML("web.xml").addAsWebInfResource("glassfish-ejb-jar.xml");
    }

    @Test
    @Disabled("GlassFish keeps that of its own provider")
    @Override
    protected void theDefaultConnectionFactoryIsThatOfTheResourceAdapter() {
        super.theDefaultConnectionFactoryIsThatOfTheResourceAdapter();
    }
}
