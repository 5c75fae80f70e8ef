package io.rowmq.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.management.RowmqUser;
import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAdministrationTest {

    private final UsersInMemory store = new UsersInMemory();
    private final AtomicInteger closed = new AtomicInteger();
    private UserDirectory directory;
    private RowmqUsers users;

    @BeforeEach
    void open() throws JMSException {
        directory = store.open();
        users = directory.administrate(null, null, closed::incrementAndGet);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertWrong(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOf(JMSException.class)
                .satisfies(e -> assertThat(((JMSException) e).getErrorCode()).isEqualTo("ROWMQ-USER"));
    }

    private void addAdministrator() throws JMSException {
        users.add("admin", "secret", Role.everything());
    }

    @Test
    void theFirstUserIsAnAdministratorAndGoesOnAsThat() throws JMSException {
        assertWrong(() -> users.add("shop", "pass", Role.of("orders.*", Right.SEND)))
                .hasMessageContaining("Role.everything()");
        assertThat(users.list()).isEmpty();

        addAdministrator();
        users.add("shop", "pass", Role.of("orders.*", Right.SEND), Role.of("orders.*", Right.BROWSE));
        users.add("guest", "pass");

        assertThat(users.list())
                .containsExactly(
                        new RowmqUser("admin", List.of(Role.everything())),
                        new RowmqUser("guest", List.of()),
                        new RowmqUser("shop", List.of(Role.of("orders.*", Right.SEND, Right.BROWSE))));
        assertThat(users.list()).extracting(RowmqUser::administrator).containsExactly(true, false, false);
    }

    @Test
    void onlyAnAdministratorManagesUsers() throws JMSException {
        addAdministrator();
        users.add("shop", "pass", Role.of("orders.**", Right.MANAGE));

        assertThatThrownBy(() -> directory.administrate("shop", "pass", () -> {}))
                .isInstanceOf(JMSSecurityException.class)
                .hasMessageContaining("'shop'")
                .hasMessageContaining("MANAGE");
        assertThatThrownBy(() -> directory.administrate("admin", "wrong", () -> {}))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> directory.administrate(null, null, () -> {})).isInstanceOf(JMSSecurityException.class);
        assertThat(directory.administrate("admin", "secret", () -> {}).list()).hasSize(2);
    }

    @Test
    void whoCeasesToBeAnAdministratorIsRefused() throws JMSException {
        addAdministrator();
        users.add("second", "pass", Role.everything());
        RowmqUsers second = directory.administrate("second", "pass", () -> {});
        users.revoke("second", "**");

        assertThatThrownBy(second::list).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> second.add("third", "pass")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> second.delete("admin")).isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void theLastAdministratorStaysAsLongAsThereAreOthers() throws JMSException {
        addAdministrator();
        users.add("shop", "pass", Role.of("orders.*", Right.SEND));
        users.allowAnonymous(Role.everything());

        assertWrong(() -> users.delete("admin")).hasMessageContaining("No administrator would be left");
        assertWrong(() -> users.revoke("admin", "**"));
        users.delete("shop");
        assertWrong(() -> users.delete("admin")).as("a connection without a name is no administrator");
        users.denyAnonymous();
        users.delete("admin");

        assertThat(users.list()).isEmpty();
        assertThat(directory.authenticate("anybody", null).user()).isNull();
    }

    @Test
    void grantsToTheSamePatternAddUp() throws JMSException {
        addAdministrator();
        users.add("shop", "pass");
        users.grant("shop", "orders.*", Right.SEND);
        users.grant("shop", "orders.*", Right.BROWSE);
        users.grant("shop", "stock", Right.CONSUME);

        assertThat(users.list().get(1).roles())
                .containsExactlyInAnyOrder(
                        Role.of("orders.*", Right.SEND, Right.BROWSE), Role.of("stock", Right.CONSUME));
        users.revoke("shop", "orders.*");
        assertThat(users.list().get(1).roles()).containsExactly(Role.of("stock", Right.CONSUME));
    }

    @Test
    void anotherPasswordLeavesTheRoles() throws JMSException {
        addAdministrator();
        users.setPassword("admin", "other");

        assertThat(users.list().get(0).administrator()).isTrue();
        assertThat(directory.authenticate("admin", "other").user()).isEqualTo("admin");
    }

    @Test
    void whatDoesNotExistIsNamedWithWhatDoes() throws JMSException {
        addAdministrator();

        assertWrong(() -> users.delete("shop")).hasMessageContaining("'shop'").hasMessageContaining("[admin]");
        assertWrong(() -> users.setPassword("shop", "pass"));
        assertWrong(() -> users.grant("shop", "orders", Right.SEND));
        assertWrong(() -> users.revoke("admin", "orders")).hasMessageContaining("pattern=**");
        assertWrong(() -> users.add("admin", "pass")).hasMessageContaining("already");
        assertThatIllegalArgumentException().isThrownBy(() -> users.grant("admin", "orders"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "anonymous"})
    void aNameThatIsNoneIsRefused(String name) {
        assertWrong(() -> users.add(name, "pass", Role.everything())).hasMessageContaining("'" + name + "'");
    }

    @Test
    void namesAndPasswordsHaveLimits() throws JMSException {
        assertWrong(() -> users.add("x".repeat(201), "pass", Role.everything())).hasMessageContaining("200");
        assertWrong(() -> users.add("x", "", Role.everything())).hasMessageContaining("password");
        assertWrong(() -> users.add("x", null, Role.everything())).hasMessageContaining("password");
        users.add("x".repeat(200), "p".repeat(5000), Role.everything());

        assertThat(directory.authenticate("x".repeat(200), "p".repeat(5000)).user())
                .hasSize(200);
    }

    @Test
    void anonymousIsAllowedAndDeniedNotAddedOrGivenAPassword() throws JMSException {
        assertWrong(() -> users.allowAnonymous(Role.everything())).hasMessageContaining("no users");
        addAdministrator();
        assertWrong(users::allowAnonymous).hasMessageContaining("at least one");
        users.denyAnonymous();
        users.allowAnonymous(Role.of("a", Right.SEND));
        users.allowAnonymous(Role.of("b", Right.SEND));

        assertThat(users.list()).contains(new RowmqUser(RowmqUsers.ANONYMOUS, List.of(Role.of("b", Right.SEND))));
        assertWrong(() -> users.setPassword(RowmqUsers.ANONYMOUS, "pass"));
    }

    @Test
    void afterCloseNothingIsPossible() throws JMSException {
        users.close();
        users.close();

        assertThat(closed).hasValue(1);
        assertThatThrownBy(users::list).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(this::addAdministrator).isInstanceOf(IllegalStateException.class);
    }
}
