package io.rowmq.console.internal.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.console.internal.web.Problem;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private final RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:mem:" + UUID.randomUUID());
    private final List<String> secrets = new ArrayList<>();
    private final Set<Integer> gone = new HashSet<>();
    private int opened;
    private Instant now = Instant.EPOCH;
    private final OneTimeSecret secret = new OneTimeSecret(secrets::add);
    private final Logins logins = new Logins((user, password) -> open(), true, secret, () -> now);

    /** As of another JVM: it no longer answers when its number is among those gone. */
    private RowmqManagement open() throws JMSException {
        int number = opened++;
        RowmqManagement real = factory.management();
        return (RowmqManagement) Proxy.newProxyInstance(
                LoginsTest.class.getClassLoader(), new Class<?>[] {RowmqManagement.class}, (proxy, method, given) -> {
                    if (gone.contains(number) && !method.getName().equals("close")) {
                        throw new IllegalStateException("The database is no longer open in the other JVM");
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private LoginSession enter() throws Problem, JMSException {
        secret.show();
        now = now.plusSeconds(1);
        return logins.bySecret(secrets.get(secrets.size() - 1));
    }

    @AfterEach
    void close() {
        logins.close();
        factory.close();
    }

    @Test
    void oneUserHasAFewSessionsAndTheLongestUnusedMakesRoom() throws Problem, JMSException {
        List<LoginSession> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add(enter());
        }
        now = now.plusSeconds(1);
        logins.find(sessions.get(0).id());
        LoginSession last = enter();
        assertThatThrownBy(() -> logins.find(sessions.get(1).id())).isInstanceOf(Problem.class);
        assertThat(logins.find(sessions.get(0).id())).isSameAs(sessions.get(0));
        assertThat(logins.find(sessions.get(2).id())).isSameAs(sessions.get(2));
        assertThat(logins.find(last.id())).isSameAs(last);
    }

    @Test
    void browsersOfOneUserShareAnAccount() throws Problem, JMSException {
        assertThat(enter().account()).isSameAs(enter().account());
    }

    @Test
    void whoLogsInAgainGetsAManagementThatAnswers() throws Problem, JMSException {
        LoginSession before = enter();
        for (int number = 0; number < opened; number++) {
            gone.add(number);
        }
        LoginSession after = enter();
        assertThat(after.account().management().health().check()).isNotNull();
        logins.end(before);
        assertThat(logins.present()).containsExactly(after.account());
        assertThat(enter().account()).isSameAs(after.account());
    }
}
