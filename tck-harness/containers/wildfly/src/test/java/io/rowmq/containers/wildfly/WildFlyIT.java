package io.rowmq.containers.wildfly;

import io.rowmq.containers.Application;
import io.rowmq.containers.DeployedContract;
import io.rowmq.containers.app.Injected;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The application in WildFly, whose default JMS provider is RowMQ. */
@ArquillianTest
class WildFlyIT extends DeployedContract {

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.archive().deleteClass(Injected.class).setWebXML("web.xml");
    }

    @Test
    @Disabled("it belongs to WildFly's subsystem messaging-activemq, a part of which is not in Maven Central")
    @Override
    protected void anInjectedContextTakesPartInTheTransaction() {
        super.anInjectedContextTakesPartInTheTransaction();
    }

    @Test
    @Disabled("it belongs to WildFly's subsystem messaging-activemq, a part of which is not in Maven Central")
    @Override
    protected void factoriesAndQueuesThatTheApplicationDefinesItselfWork() {
        super.factoriesAndQueuesThatTheApplicationDefinesItselfWork();
    }

    @Test
    @Disabled("it belongs to WildFly's subsystem messaging-activemq, a part of which is not in Maven Central")
    @Override
    protected void theDefaultConnectionFactoryIsThatOfTheResourceAdapter() {
        super.theDefaultConnectionFactoryIsThatOfTheResourceAdapter();
    }
}
