package io.rowmq.containers.app;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;

/** Sends by a context that the container injects, in the container's transaction. */
@Stateless
public class Injected {

    @Inject
    @JMSConnectionFactory("jms/RowmqFactory")
    private JMSContext context;

    public void send(String queue, String text, boolean fail) {
        context.createProducer().send(context.createQueue(queue), text);
        if (fail) {
            throw new IllegalStateException("asked to fail: " + text);
        }
    }
}
