package io.rowmq.containers;

import java.net.URI;
import org.jboss.arquillian.test.api.ArquillianResource;

/** The same for servers to which Arquillian deploys the application. */
public abstract class DeployedContract extends ServerContract {

    @ArquillianResource
    private URI base;

    @Override
    protected final Client client() {
        return new WebClient(base);
    }
}
