package io.rowmq.ra;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** Makes endpoints of a message-driven bean whose container begins a transaction before each delivery. */
final class TransactedBeanFactory extends BeanFactory {

    private final Transactions transactions;
    private final MessageListener listener;

    TransactedBeanFactory(Transactions transactions, MessageListener listener) {
        super(listener);
        this.transactions = transactions;
        this.listener = listener;
    }

    /** An endpoint that does with the XA resource what a server does. */
    private final class Endpoint implements MessageEndpoint, MessageListener {

        private final XAResource resource;

        Endpoint(XAResource resource) {
            this.resource = resource;
        }

        @Override
        public void beforeDelivery(Method method) throws ResourceException {
            try {
                transactions.begin();
                transactions.enlist(resource);
            } catch (XAException e) {
                throw new ResourceException(e);
            }
        }

        @Override
        public void onMessage(Message message) {
            try {
                listener.onMessage(message);
            } catch (RuntimeException e) {
                transactions.setRollbackOnly();
                throw e;
            }
        }

        @Override
        public void afterDelivery() throws ResourceException {
            try {
                transactions.end();
            } catch (XAException e) {
                throw new ResourceException(e);
            }
        }

        @Override
        public void release() {
            endpoints.decrementAndGet();
        }
    }

    @Override
    public MessageEndpoint createEndpoint(@Nullable XAResource resource) throws UnavailableException {
        if (resource == null) {
            throw new UnavailableException("a transacted bean needs an XA resource");
        }
        checkAvailable();
        endpoints.incrementAndGet();
        return new Endpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return method.getName().equals("onMessage");
    }
}
