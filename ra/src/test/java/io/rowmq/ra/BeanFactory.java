package io.rowmq.ra;

import jakarta.jms.MessageListener;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** Makes endpoints of a message-driven bean that runs outside transactions. */
class BeanFactory implements MessageEndpointFactory {

    final AtomicInteger endpoints = new AtomicInteger();
    final AtomicInteger unavailable = new AtomicInteger();
    /** What is thrown in place of {@link UnavailableException}. */
    volatile @Nullable Throwable instead;

    private final MessageListener listener;

    BeanFactory(MessageListener listener) {
        this.listener = listener;
    }

    /** What the bean's class is said to be: those of the tests are lambdas. */
    private interface TestBean {}

    /** An endpoint outside transactions. */
    private final class Endpoint implements MessageEndpoint, MessageListener {

        @Override
        public void onMessage(jakarta.jms.Message message) {
            listener.onMessage(message);
        }

        @Override
        public void beforeDelivery(Method method) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void afterDelivery() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release() {
            endpoints.decrementAndGet();
        }
    }

    @Override
    public MessageEndpoint createEndpoint(@Nullable XAResource resource) throws UnavailableException {
        checkAvailable();
        endpoints.incrementAndGet();
        return new Endpoint();
    }

    final void checkAvailable() throws UnavailableException {
        if (unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            Throwable other = instead;
            if (other instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (other instanceof Error error) {
                throw error;
            }
            throw new UnavailableException("the application is starting");
        }
    }

    @Override
    public MessageEndpoint createEndpoint(@Nullable XAResource resource, long timeout) throws UnavailableException {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return false;
    }

    @Override
    public String getActivationName() {
        return "TestBean";
    }

    @Override
    public Class<?> getEndpointClass() {
        return TestBean.class;
    }
}
