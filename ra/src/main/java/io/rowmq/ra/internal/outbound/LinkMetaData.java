package io.rowmq.ra.internal.outbound;

import jakarta.jms.ConnectionMetaData;
import jakarta.jms.JMSException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.EISSystemException;
import jakarta.resource.spi.ManagedConnectionMetaData;
import org.jspecify.annotations.Nullable;

/** What a server may know about a managed connection. */
record LinkMetaData(ConnectionMetaData provider, @Nullable String user) implements ManagedConnectionMetaData {

    @Override
    public String getEISProductName() throws ResourceException {
        try {
            return provider.getJMSProviderName();
        } catch (JMSException e) {
            throw new EISSystemException(e);
        }
    }

    @Override
    public String getEISProductVersion() throws ResourceException {
        try {
            return provider.getProviderVersion();
        } catch (JMSException e) {
            throw new EISSystemException(e);
        }
    }

    /** 0: no limit. */
    @Override
    public int getMaxConnections() {
        return 0;
    }

    @Override
    public String getUserName() {
        return user == null ? "" : user;
    }
}
