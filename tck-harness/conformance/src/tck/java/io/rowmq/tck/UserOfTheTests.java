package io.rowmq.tck;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.management.RowmqUser;
import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Role;
import jakarta.jms.JMSException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Adds the user whose name and password the tests are given in system properties, and lets connections without a name
 * in, as the tests expect. Keeps the database open until all tests have run, so that one in memory outlives each.
 */
public final class UserOfTheTests implements TestExecutionListener {

    private @Nullable RowmqConnectionFactory factory;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        String name = System.getProperty("user");
        String password = System.getProperty("password");
        try {
            factory = (RowmqConnectionFactory) new InitialContext().lookup("MyConnectionFactory");
            try (RowmqUsers users = factory.users(name, password)) {
                if (users.list().stream().map(RowmqUser::name).noneMatch(name::equals)) {
                    users.add(name, password, Role.everything());
                    users.allowAnonymous(Role.everything());
                }
            }
        } catch (NamingException | JMSException e) {
            throw new IllegalStateException("cannot add the user " + name + " of the tests", e);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (factory != null) {
            factory.close();
        }
    }
}
