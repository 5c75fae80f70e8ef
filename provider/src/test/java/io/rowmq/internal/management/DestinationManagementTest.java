package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqHealthReport;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqSetting;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What operators see of destinations, and do with them. */
class DestinationManagementTest extends ManagedScene {

    @Test
    void showsHowDestinationsAreUsed() throws JMSException {
        send("orders", "a", "b", "c");
        MessageConsumer consumer = session.createConsumer(session.createQueue("orders"));
        consumer.receiveNoWait();
        RowmqDestination orders = management.destinations().show("orders");
        assertThat(orders.name()).isEqualTo("queue://orders");
        assertThat(orders.ready()).isEqualTo(3);
        assertThat(orders.inHand()).isEqualTo(1);
        assertThat(orders.consumers()).isEqualTo(1);
        assertThat(orders.arrived()).isEqualTo(3);
        assertThat(orders.next()).isNotNull();
        session.commit();
        assertThat(management.destinations().show("orders").settled()).isEqualTo(1);
    }

    @Test
    void listsByNameInParts() throws JMSException {
        for (String name : new String[] {"b", "a.x", "c", "a.y"}) {
            management.destinations().create(name);
        }
        management.destinations().create("topic://a.z");
        assertThat(management.destinations().count(null)).isEqualTo(5);
        assertThat(management.destinations().list("a.*", 0, 9))
                .extracting(RowmqDestination::name)
                .containsExactly("queue://a.x", "queue://a.y", "topic://a.z");
        assertThat(management.destinations().list(null, 3, 2))
                .extracting(RowmqDestination::name)
                .containsExactly("queue://b", "queue://c");
    }

    @Test
    void aPausedQueueLooksEmptyUntilItIsResumed() throws JMSException {
        send("orders", "a");
        management.destinations().pause("orders");
        assertThat(management.destinations().show("orders").paused()).isTrue();
        assertThat(drain("orders")).isEmpty();
        management.destinations().resume("orders");
        assertThat(drain("orders")).containsExactly("a");
    }

    @Test
    void aPauseByPatternIsNotEndedForOneDestination() throws JMSException {
        management.destinations().create("orders");
        management.settings().set("ord*", "paused", "true");
        assertThatThrownBy(() -> management.destinations().resume("orders"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ord*");
        management.settings().set("queue://orders", "paused", "false");
        assertThat(management.destinations().show("orders").paused()).isFalse();
    }

    @Test
    void deletesWhatNobodyUses() throws JMSException {
        send("orders", "a");
        MessageConsumer consumer = session.createConsumer(session.createQueue("orders"));
        assertThatThrownBy(() -> management.destinations().delete("orders")).hasMessageContaining("1 consumer");
        consumer.close();
        management.destinations().delete("orders");
        assertThat(management.destinations().count(null)).isZero();
        assertThat(drain("orders")).isEmpty();
    }

    @Test
    void settingsThatDoNotExistSayWhichDo() throws JMSException {
        assertThatThrownBy(() -> management.settings().set("orders", "maxDelivery", "3"))
                .hasMessageContaining("maxDelivery")
                .hasMessageContaining("maxDeliveries");
        assertThatThrownBy(() -> management.settings().unset("orders", "paused"))
                .hasMessageContaining("not set");
        management.destinations().create("orders");
        management.settings().set("orders", "deadLetterQueue", "errors");
        assertThat(management.settings().effective("orders"))
                .containsEntry("deadLetterQueue", "errors")
                .containsEntry("maxDeliveries", "3");
    }

    @Test
    void connectionsSayWhatTheyReceiveFrom() throws JMSException {
        session.createConsumer(session.createQueue("orders"));
        assertThat(management.connections().list()).singleElement().satisfies(one -> {
            assertThat(one.started()).isTrue();
            assertThat(one.sessions())
                    .singleElement()
                    .satisfies(its -> assertThat(its.consumers()).containsExactly("queue://orders"));
        });
        connection.close();
        assertThat(management.connections().list()).isEmpty();
    }

    @Test
    void healthSaysWhatIsWrong() throws JMSException {
        assertThat(management.health().check().state()).isEqualTo(RowmqHealthReport.State.UP);
        engine.failCommits(new JMSException("gone"));
        assertThat(management.health().check().checks())
                .anySatisfy(check -> assertThat(check.detail()).isEqualTo("gone"));
    }

    @Test
    void usersSeeAndDoWhatTheirRolesAllow() throws JMSException {
        send("orders.new", "a");
        send("bills", "b");
        management.users().add("root", "secret", Role.everything());
        RowmqManagement root = operator("root", "secret");
        root.users().add("clerk", "pass", Role.of("orders.*", Right.BROWSE, Right.MANAGE));
        RowmqManagement clerk = operator("clerk", "pass");
        assertThat(clerk.destinations().list(null, 0, 9))
                .extracting(RowmqDestination::name)
                .containsExactly("queue://orders.new");
        clerk.destinations().pause("orders.new");
        assertThatThrownBy(() -> clerk.destinations().pause("bills")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> clerk.messages().move("orders.new", null, "bills"))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> clerk.messages().browse("bills", null, null, 1))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> clerk.connections().list()).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> clerk.nodes().list()).isInstanceOf(JMSSecurityException.class);
        assertThat(root.nodes().list()).isEmpty();
        assertThatThrownBy(() -> clerk.settings().set("**", "paused", "true")).isInstanceOf(JMSSecurityException.class);
        clerk.settings().set("queue://orders.new", "maxDeliveries", "7");
        root.settings().set("**", "maxDeliveries", "9");
        assertThat(clerk.settings().list())
                .extracting(RowmqSetting::pattern)
                .containsExactly("queue://orders.new", "queue://orders.new");
        assertThat(root.settings().list()).hasSize(3);
        assertThatThrownBy(() -> clerk.users().list()).isInstanceOf(JMSSecurityException.class);
        assertThat(root.connections().list()).hasSize(1);
    }

    @Test
    void whoMayOnlyBrowseSeesButChangesNothing() throws JMSException {
        send("orders", "a");
        send("bills", "b");
        management.users().add("root", "secret", Role.everything());
        RowmqManagement root = operator("root", "secret");
        root.users().add("auditor", "pass", Role.of("orders", Right.BROWSE));
        RowmqManagement auditor = operator("auditor", "pass");
        assertThat(auditor.destinations().list(null, 0, 9))
                .extracting(RowmqDestination::name)
                .containsExactly("queue://orders");
        assertThat(auditor.destinations().count(null)).isOne();
        assertThat(auditor.destinations().show("orders").ready()).isOne();
        assertThat(auditor.destinations().rights("orders")).containsExactly(Right.BROWSE);
        assertThat(auditor.destinations().rights("bills")).isEmpty();
        assertThat(root.destinations().rights("not there yet")).containsExactlyInAnyOrder(Right.values());
        assertThatThrownBy(() -> auditor.destinations().show("bills")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> auditor.destinations().pause("orders")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> auditor.messages().delete("orders", null)).isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void whoMayNotLookAtATopicIsNotToldWhichSubscriptionsItHas() throws JMSException {
        session.createSharedDurableConsumer(session.createTopic("bills"), "secret audit")
                .close();
        session.createSharedDurableConsumer(session.createTopic("orders"), "clerks")
                .close();
        management.users().add("root", "secret", Role.everything());
        RowmqManagement root = operator("root", "secret");
        root.users().add("auditor", "pass", Role.of("orders", Right.BROWSE));
        RowmqManagement auditor = operator("auditor", "pass");
        long hidden = root.subscriptions().list("bills", 0, 1).get(0).id();
        long absent = hidden + 1_000;

        assertThat(told(() -> auditor.subscriptions().show(hidden), hidden))
                .isEqualTo(told(() -> auditor.subscriptions().show(absent), absent))
                .contains("clerks")
                .doesNotContain("audit");
        assertThat(told(() -> auditor.subscriptions().unsubscribe(hidden), hidden))
                .isEqualTo(told(() -> auditor.subscriptions().unsubscribe(absent), absent));
        assertThat(told(() -> auditor.messages().delete("subscription://" + hidden, null), hidden))
                .isEqualTo(told(() -> auditor.messages().delete("subscription://" + absent, null), absent));
        long seen = root.subscriptions().list("orders", 0, 1).get(0).id();
        assertThat(auditor.subscriptions().show(seen).name()).isEqualTo("clerks");
        assertThatThrownBy(() -> auditor.subscriptions().unsubscribe(seen)).isInstanceOf(JMSSecurityException.class);
    }

    /** What is said of a subscription, whichever number it has. */
    private static String told(ThrowingCallable call, long id) {
        return catchThrowable(call).toString().replace(Long.toString(id), "ID");
    }
}
