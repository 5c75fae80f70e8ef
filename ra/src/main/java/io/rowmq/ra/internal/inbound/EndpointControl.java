package io.rowmq.ra.internal.inbound;

import io.rowmq.ra.EndpointMXBean;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/** An endpoint as JMX shows it. */
final class EndpointControl implements EndpointMXBean {

    private static final Logger LOG = System.getLogger("io.rowmq.ra");
    private static final int MOST_OF_ONE_NAME = 100;

    private final String name;
    private final String destination;
    private final int maxSessions;
    private final Dispatcher dispatcher;
    private final FailureWatch watch;
    private @Nullable ObjectName registered;

    EndpointControl(String name, String destination, int maxSessions, Dispatcher dispatcher, FailureWatch watch) {
        this.name = name;
        this.destination = destination;
        this.maxSessions = maxSessions;
        this.dispatcher = dispatcher;
        this.watch = watch;
    }

    /** Shows it; without JMX it works as well, but cannot be controlled. */
    void register() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String base = "io.rowmq:type=Endpoint,destination=" + ObjectName.quote(destination) + ",name="
                + ObjectName.quote(name);
        try {
            StandardMBean bean = new StandardMBean(this, EndpointMXBean.class, true);
            for (int i = 1; i <= MOST_OF_ONE_NAME && registered == null; i++) {
                registered = register(server, bean, new ObjectName(i == 1 ? base : base + ",instance=" + i));
            }
        } catch (JMException | SecurityException e) {
            LOG.log(Level.WARNING, name + " cannot be shown by JMX", e);
        }
    }

    private static @Nullable ObjectName register(MBeanServer server, StandardMBean bean, ObjectName as)
            throws JMException {
        try {
            server.registerMBean(bean, as);
            return as;
        } catch (InstanceAlreadyExistsException taken) {
            LOG.log(Level.DEBUG, "Another endpoint has this name", taken);
            return null;
        }
    }

    void unregister() {
        if (registered != null) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
            } catch (JMException e) {
                LOG.log(Level.WARNING, name + " is still shown by JMX", e);
            }
            registered = null;
        }
    }

    @Override
    public String getState() {
        return dispatcher.state().name();
    }

    @Override
    public String getDestination() {
        return destination;
    }

    @Override
    public int getMaxSessions() {
        return maxSessions;
    }

    @Override
    public int getActiveSessions() {
        return dispatcher.active();
    }

    @Override
    public long getDelivered() {
        return watch.delivered();
    }

    @Override
    public long getFailed() {
        return watch.failed();
    }

    @Override
    public int getFailuresInRow() {
        return watch.inRow();
    }

    @Override
    public @Nullable String getLastFailure() {
        return watch.last();
    }

    @Override
    public void pause() {
        dispatcher.pause();
    }

    @Override
    public void resume() {
        watch.forgive();
        dispatcher.resume();
    }
}
