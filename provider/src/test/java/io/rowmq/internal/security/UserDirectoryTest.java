package io.rowmq.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.UserRow;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserDirectoryTest {

    private final UsersInMemory store = new UsersInMemory();
    private UserDirectory directory;

    @BeforeEach
    void open() throws JMSException {
        directory = store.open();
    }

    private RowmqUsers administrator() throws JMSException {
        RowmqUsers users = directory.administrate(null, null, () -> {});
        users.add("admin", "secret", Role.everything());
        users.add("shop", "pass", Role.of("orders.*", Right.SEND));
        return users;
    }

    private void assertRefused(String user, String password) {
        assertThatThrownBy(() -> directory.authenticate(user, password))
                .isInstanceOf(JMSSecurityException.class)
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo("ROWMQ-LOGIN");
    }

    @Test
    void withoutUsersEverybodyMayDoEverything() throws JMSException {
        Access access = directory.authenticate("anybody", "anything");

        assertThat(access.user()).as("nobody has been authenticated").isNull();
        access.require(Right.MANAGE, Kind.QUEUE, "orders");
        assertThat(directory.authenticate(null, null).user()).isNull();
    }

    @Test
    void withUsersOnlyTheyGetIn() throws JMSException {
        administrator();

        assertThat(directory.authenticate("shop", "pass").user()).isEqualTo("shop");
        assertRefused("shop", "Pass");
        assertRefused("shop", "");
        assertRefused("shop", null);
        assertRefused("Shop", "pass");
        assertRefused("nobody", "pass");
        assertRefused("", "");
        assertRefused(null, null);
        assertRefused(null, "pass");
        assertRefused(RowmqUsers.ANONYMOUS, null);
    }

    @Test
    void aRefusalNamesTheUserAndTheRemedyButNoPassword() throws JMSException {
        administrator();

        assertThatThrownBy(() -> directory.authenticate("shop", "guess"))
                .hasMessageContaining("'shop'")
                .hasMessageContaining("RowmqUsers")
                .hasMessageNotContaining("guess");
        assertThatThrownBy(() -> directory.authenticate(null, null))
                .hasMessageContaining("defaultUser")
                .hasMessageContaining("allowAnonymous");
    }

    @Test
    void anUnknownNameTakesAsMuchWorkAsAWrongPassword() throws JMSException {
        administrator();
        assertRefused("shop", "wrong");
        int forWrongPassword = store.verifications.getAndSet(0);
        assertRefused("nobody", "wrong");

        assertThat(store.verifications.get()).isEqualTo(forWrongPassword).isEqualTo(1);
    }

    @Test
    void connectionsWithoutANameAreLetInWhereTheyAreAllowed() throws JMSException {
        RowmqUsers users = administrator();
        users.allowAnonymous(Role.of("news", Right.CONSUME));

        Access access = directory.authenticate(null, null);
        access.require(Right.CONSUME, Kind.TOPIC, "news");
        assertThatThrownBy(() -> access.require(Right.SEND, Kind.TOPIC, "news"))
                .isInstanceOf(JMSSecurityException.class)
                .hasMessageContaining("without a name")
                .hasMessageContaining("SEND")
                .hasMessageContaining("topic://news");
        assertRefused(RowmqUsers.ANONYMOUS, "");

        users.denyAnonymous();
        assertRefused(null, null);
        assertThatThrownBy(() -> access.require(Right.CONSUME, Kind.TOPIC, "news"))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void aRefusedRightNamesUserRightAndDestination() throws JMSException {
        administrator();
        Access access = directory.authenticate("shop", "pass");

        access.require(Right.SEND, Kind.QUEUE, "orders.new");
        assertThatThrownBy(() -> access.require(Right.CONSUME, Kind.QUEUE, "orders.new"))
                .isInstanceOf(JMSSecurityException.class)
                .hasMessageContaining("'shop'")
                .hasMessageContaining("CONSUME")
                .hasMessageContaining("queue://orders.new")
                .hasMessageContaining("RowmqUsers.grant")
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo("ROWMQ-DENIED");
    }

    @Test
    void rightsOfSeveralRolesAddUp() throws JMSException {
        RowmqUsers users = administrator();
        users.grant("shop", "orders.**", Right.BROWSE);
        Access access = directory.authenticate("shop", "pass");

        access.require(Right.SEND, Kind.QUEUE, "orders.new");
        access.require(Right.BROWSE, Kind.QUEUE, "orders.new");
        access.require(Right.BROWSE, Kind.QUEUE, "orders.new.eu");
        assertThatThrownBy(() -> access.require(Right.SEND, Kind.QUEUE, "orders.new.eu"))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void aChangeAppliesToConnectionsThatAreOpen() throws JMSException {
        Access before = directory.authenticate("shop", "pass");
        RowmqUsers users = administrator();
        assertThatThrownBy(() -> before.require(Right.SEND, Kind.QUEUE, "orders.new"))
                .as("opened when there were no users, so nobody was authenticated")
                .isInstanceOf(JMSSecurityException.class);

        Access access = directory.authenticate("shop", "pass");
        users.grant("shop", "stock", Right.CONSUME);
        access.require(Right.CONSUME, Kind.QUEUE, "stock");
        users.revoke("shop", "stock");
        assertThatThrownBy(() -> access.require(Right.CONSUME, Kind.QUEUE, "stock"))
                .isInstanceOf(JMSSecurityException.class);
        users.delete("shop");
        assertThatThrownBy(() -> access.require(Right.SEND, Kind.QUEUE, "orders.new"))
                .isInstanceOf(JMSSecurityException.class)
                .hasMessageContaining("'shop' has been deleted");
    }

    @Test
    void aPasswordThatWasRightIsVerifiedOnceInAWhile() throws JMSException {
        administrator();
        for (int i = 0; i < 10; i++) {
            directory.authenticate("shop", "pass");
        }
        assertThat(store.verifications).hasValue(1);

        store.advance(Duration.ofMillis(Credential.REMEMBERED_MILLIS));
        directory.authenticate("shop", "pass");
        assertThat(store.verifications).hasValue(2);
    }

    @Test
    void aWrongPasswordIsVerifiedEachTimeAndDoesNotReplaceTheRightOne() throws JMSException {
        administrator();
        directory.authenticate("shop", "pass");
        for (int i = 0; i < 3; i++) {
            assertRefused("shop", "wrong");
        }
        assertThat(store.verifications).hasValue(4);
        directory.authenticate("shop", "pass");
        assertThat(store.verifications).hasValue(4);
    }

    @Test
    void whoKnowsThePasswordDoesNotWaitForWhoGuesses() throws JMSException {
        administrator();
        directory.authenticate("shop", "pass");
        List<String> let = new ArrayList<>();
        store.whileVerifying = () -> let.add(elsewhere(() -> directory.authenticate("shop", "pass")));
        assertRefused("shop", "wrong");

        assertThat(let).as("let in during the guess").containsExactly("shop");
    }

    /** The user whom another thread authenticates. */
    private static @Nullable String elsewhere(Callable<Access> login) {
        FutureTask<Access> task = new FutureTask<>(login);
        new Thread(task).start();
        try {
            return task.get(2, TimeUnit.MINUTES).user();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("cannot log in", e);
        }
    }

    @Test
    void whatHadToWaitLongIsRememberedFromItsEndOn() throws JMSException {
        administrator();
        Duration most = Duration.ofMillis(Credential.REMEMBERED_MILLIS - 1);
        store.whileVerifying = () -> store.advance(most);
        directory.authenticate("shop", "pass");
        store.whileVerifying = () -> {};
        store.advance(most);
        directory.authenticate("shop", "pass");
        assertThat(store.verifications).hasValue(1);
    }

    @Test
    void aPoolThatConnectsManyTimesAtOnceMakesOneThreadVerify() throws Exception {
        administrator();
        List<FutureTask<Access>> logins = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FutureTask<Access> login = new FutureTask<>(() -> directory.authenticate("shop", "pass"));
            logins.add(login);
            threads.add(new Thread(login));
        }
        // all others stand in line before the first is done
        store.whileVerifying = () -> await().atMost(Duration.ofMinutes(2))
                .until(() -> threads.stream()
                                .filter(thread -> thread.getState() == Thread.State.BLOCKED)
                                .count()
                        == threads.size() - 1);
        threads.forEach(Thread::start);
        for (FutureTask<Access> login : logins) {
            assertThat(login.get(2, TimeUnit.MINUTES).user()).isEqualTo("shop");
        }
        assertThat(store.verifications).hasValue(1);
    }

    @Test
    void whoIsDeletedIsRefusedAtOnceAndIsVerifiedAnewAfterComingBack() throws JMSException {
        RowmqUsers users = administrator();
        directory.authenticate("shop", "pass");
        users.delete("shop");
        assertRefused("shop", "pass");
        assertRefused("shop", "pass");

        users.add("shop", "pass");
        store.verifications.set(0);
        directory.authenticate("shop", "pass");
        assertThat(store.verifications).hasValue(1);
    }

    @Test
    void anOldPasswordIsForgottenAtOnce() throws JMSException {
        RowmqUsers users = administrator();
        directory.authenticate("shop", "pass");
        users.setPassword("shop", "new");

        assertRefused("shop", "pass");
        assertThat(directory.authenticate("shop", "new").user()).isEqualTo("shop");
    }

    @Test
    void connectingAndAskingReadNothing() throws JMSException {
        administrator();
        directory.authenticate("shop", "pass");
        store.reads.set(0);
        store.advance(Duration.ofDays(1));
        for (int i = 0; i < 100; i++) {
            directory.authenticate("shop", "pass").require(Right.SEND, Kind.QUEUE, "orders." + i);
        }
        assertThat(store.reads).hasValue(0);
    }

    @Test
    void inASharedDatabaseChangesOfOtherJvmsAreNoticedInFiveSeconds() throws JMSException {
        administrator();
        store.share();
        UserDirectory here = store.open();
        Access access = here.authenticate("shop", "pass");
        RowmqUsers elsewhere = directory.administrate("admin", "secret", () -> {});
        elsewhere.grant("shop", "stock", Right.SEND);
        elsewhere.setPassword("shop", "new");

        store.advance(Duration.ofMillis(UserDirectory.REFRESH_MILLIS));
        access.require(Right.SEND, Kind.QUEUE, "stock");
        assertThatThrownBy(() -> here.authenticate("shop", "pass")).isInstanceOf(JMSSecurityException.class);
        store.reads.set(0);
        for (int i = 0; i < 100; i++) {
            here.authenticate("shop", "new");
        }
        assertThat(store.reads).as("read at most once in five seconds").hasValue(0);
    }

    @Test
    void whoseRolesHaveChangedIsNotVerifiedAgain() throws JMSException {
        RowmqUsers users = administrator();
        directory.authenticate("shop", "pass");
        users.grant("admin", "x", Right.SEND);
        users.grant("shop", "x", Right.SEND);
        directory.authenticate("shop", "pass");

        assertThat(store.verifications).hasValue(1);
    }

    @Test
    void aHashThatCannotBeReadNamesTheUserAndTheRemedy() throws JMSException {
        store.rows.put("shop", new UserRow("shop", "md5:abc", List.of()));
        directory = store.open();

        assertThatThrownBy(() -> directory.authenticate("shop", "pass"))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("'shop'")
                .hasMessageContaining("RowmqUsers.setPassword")
                .hasMessageNotContaining("md5:abc");
    }

    @Test
    void manyDestinationsDoNotFillTheMemory() {
        Grants grants = new Grants(List.of(Role.of("queue-*", Right.SEND)));
        for (int i = 0; i < 25_000; i++) {
            assertThat(grants.allow(Right.SEND, Kind.QUEUE, "queue-" + i)).isTrue();
        }
        assertThat(grants.remembered()).isBetween(1, Grants.MOST_REMEMBERED);
    }

    @Test
    void whoCeasesToBeAnAdministratorIsRefusedFromThenOn() throws JMSException {
        Administrator beforeThereWereUsers = directory.administrator(null, null);
        beforeThereWereUsers.require();
        RowmqUsers users = administrator();
        users.add("second", "secret", Role.everything());
        Administrator second = directory.administrator("second", "secret");
        second.require();
        users.delete("second");

        assertThatThrownBy(second::require).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(beforeThereWereUsers::require).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> directory.administrator("shop", "pass")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> directory.administrator("admin", "wrong")).isInstanceOf(JMSSecurityException.class);
    }
}
