package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.management.ManagementBeans;
import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import io.rowmq.management.RowmqOperation;
import io.rowmq.policy.Role;
import jakarta.jms.JMSException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The management API over JMX. */
class BeansTest extends ManagedScene {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private EngineBeans beans;

    @BeforeEach
    void register() {
        beans = EngineBeans.register(engine.messaging(), users, server);
    }

    @AfterEach
    void takeBack() throws Exception {
        beans.close();
        assertThat(server.queryNames(new ObjectName("io.rowmq:*"), null)).isEmpty();
    }

    private RowmqManagement remote() throws JMSException {
        return ManagementBeans.connect(server, "memory");
    }

    @Test
    void theOtherSideSeesTheSame() throws Exception {
        send("orders", "a", "b");
        assertThat(ManagementBeans.databases(server)).containsExactly("memory");
        RowmqManagement remote = remote();
        RowmqDestination here = management.destinations().show("orders");
        RowmqDestination there = remote.destinations().show("orders");
        assertThat(there).usingRecursiveComparison().ignoringFields("countedAt").isEqualTo(here);
        assertThat(remote.messages().browse("orders", null, null, 9).messages())
                .extracting(RowmqMessage::json)
                .isEqualTo(management.messages().browse("orders", null, null, 9).messages().stream()
                        .map(RowmqMessage::json)
                        .toList());
        assertThat(remote.connections().list())
                .isEqualTo(management.connections().list());
        assertThat(remote.settings().effective("orders"))
                .isEqualTo(management.settings().effective("orders"));
        assertThat(remote.health().check().database()).isEqualTo("memory");
        assertThat(remote.branches().list()).isEmpty();
    }

    @Test
    void whatIsDoneThereIsDoneHere() throws JMSException {
        send("orders", "a");
        RowmqManagement remote = remote();
        long id = remote.messages().move("orders", null, "moved");
        RowmqOperation moved = remote.operations().await(id, 60_000);
        assertThat(moved.state()).isEqualTo(RowmqOperation.State.DONE);
        assertThat(drain("moved")).containsExactly("a");
        assertThat(remote.messages().receive("moved", null, 0)).isNull();
    }

    @Test
    void failuresComeWithTheirCodeAndMessage() {
        assertThatThrownBy(() -> remote().destinations().show("nowhere"))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("queue://nowhere")
                .extracting(failure -> ((JMSException) failure).getErrorCode())
                .isEqualTo("ROWMQ-DESTINATION");
    }

    @Test
    void consolesWithoutOurClassesCanReadThem() throws Exception {
        send("orders", "a");
        ObjectName name = new ObjectName("io.rowmq:type=Destinations,database=\"memory\"");
        Object shown = server.invoke(name, "show", new Object[] {"orders"}, new String[] {String.class.getName()});
        assertThat(((CompositeData) shown).get("ready")).isEqualTo(1L);
    }

    @Test
    void usersLogInAndOut() throws Exception {
        management.users().add("root", "secret", Role.everything());
        assertThatThrownBy(() -> remote().connections().list()).hasMessageContaining("without a name");
        assertThatThrownBy(() -> ManagementBeans.connect(server, "memory", "root", "wrong"))
                .isInstanceOf(JMSException.class);
        RowmqManagement root = ManagementBeans.connect(server, "memory", "root", "secret");
        assertThat(root.connections().list()).hasSize(1);
        root.users().add("other", "secret", Role.of("orders.*", io.rowmq.policy.Right.BROWSE));
        assertThat(root.users().list())
                .extracting(user -> user.name() + user.roles().size())
                .contains("other1");
        root.close();
        assertThatThrownBy(() -> root.connections().list()).isInstanceOf(JMSException.class);
    }

    @Test
    void whoLoggedInBeforeTheDatabaseWasOpenedAgainIsNobodyAfterwards() throws Exception {
        management.users().add("root", "secret", Role.everything());
        RowmqManagement before = ManagementBeans.connect(server, "memory", "root", "secret");
        beans.close();
        register();
        ManagementBeans.connect(server, "memory", "root", "secret");
        assertThatThrownBy(() -> before.connections().list()).isInstanceOf(JMSException.class);
    }
}
