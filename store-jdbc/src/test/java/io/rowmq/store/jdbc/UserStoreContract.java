package io.rowmq.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Declaration.DeleteRole;
import io.rowmq.spi.Declaration.DeleteSetting;
import io.rowmq.spi.Declaration.DeleteUser;
import io.rowmq.spi.Declaration.PutRole;
import io.rowmq.spi.Declaration.PutSetting;
import io.rowmq.spi.Declaration.PutUser;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.SettingRow;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.UserRow;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises about users and settings; each database is a short subclass. */
abstract class UserStoreContract {

    private static final String HASH = "$pbkdf2-sha256$i=1,l=3$c2FsdA$aGFz";

    private MessageStore store;

    /** Settings of an empty database that outlives closing the store within one test. */
    abstract StoreSettings settings();

    @BeforeEach
    void open() throws JMSException {
        store = new JdbcStoreProvider().open(settings());
        store.start(new RecordingRecorder());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() throws JMSException {
        store.close();
        open();
    }

    private void declare(Declaration... declarations) throws JMSException {
        store.commit(WorkUnit.declare(List.of(declarations), Effect.NONE));
    }

    @Test
    void anEmptyDatabaseHasNoUsers() throws JMSException {
        assertThat(store.users()).isEmpty();
    }

    @Test
    void usersComeByNameWithTheirRolesByPattern() throws JMSException {
        Role orders = Role.of("orders.*", Right.SEND, Right.CONSUME, Right.BROWSE, Right.MANAGE);
        Role stock = Role.of("queue://stock", Right.BROWSE);
        declare(
                new PutUser("shop", HASH),
                new PutRole("shop", stock),
                new PutRole("shop", orders),
                new PutUser("anonymous", null),
                new PutUser("ärger '; --", HASH));

        List<UserRow> users = store.users();
        assertThat(users)
                .containsExactlyInAnyOrder(
                        new UserRow("anonymous", null, List.of()),
                        new UserRow("shop", HASH, List.of(orders, stock)),
                        new UserRow("ärger '; --", HASH, List.of()));
        reopen();
        assertThat(store.users()).isEqualTo(users);
    }

    @Test
    void anotherPasswordLeavesTheRolesAsTheyAre() throws JMSException {
        Role role = Role.of("orders", Right.SEND);
        declare(new PutUser("shop", HASH), new PutRole("shop", role));
        declare(new PutUser("shop", "other"));

        assertThat(store.users()).containsExactly(new UserRow("shop", "other", List.of(role)));
    }

    @Test
    void aRoleTakesThePlaceOfTheOneWithItsPattern() throws JMSException {
        declare(new PutUser("shop", HASH), new PutRole("shop", Role.of("orders", Right.SEND)));
        declare(new PutRole("shop", Role.of("orders", Right.BROWSE)), new PutRole("shop", Role.of("x", Right.SEND)));
        declare(new DeleteRole("shop", "x"), new DeleteRole("shop", "unknown"));

        assertThat(store.users()).containsExactly(new UserRow("shop", HASH, List.of(Role.of("orders", Right.BROWSE))));
    }

    @Test
    void aUserEndsWithAllRolesAndNobodyElses() throws JMSException {
        Role role = Role.of("orders", Right.SEND);
        declare(new PutUser("shop", HASH), new PutRole("shop", role));
        declare(new PutUser("guest", HASH), new PutRole("guest", role));
        declare(new DeleteUser("shop"), new DeleteUser("unknown"));
        assertThat(store.users()).containsExactly(new UserRow("guest", HASH, List.of(role)));

        declare(new PutUser("shop", HASH));
        assertThat(store.users()).contains(new UserRow("shop", HASH, List.of()));
    }

    @Test
    void whatFailsChangesNothing() throws JMSException {
        assertThatThrownBy(() -> declare(new PutUser("shop", HASH), new PutUser("x".repeat(201), HASH)))
                .isInstanceOf(JMSException.class);

        assertThat(store.users()).isEmpty();
    }

    @Test
    void theLongestNamesAreKept() throws JMSException {
        Role role = Role.of("p".repeat(1000), Right.SEND);
        declare(new PutUser("x".repeat(200), HASH), new PutRole("x".repeat(200), role));

        assertThat(store.users()).containsExactly(new UserRow("x".repeat(200), HASH, List.of(role)));
    }

    @Test
    void settingsAreKeptChangedAndTakenBack() throws JMSException {
        declare(
                new PutSetting(new SettingRow("queue://orders", "paused", "true")),
                new PutSetting(new SettingRow("**", "deadLetterQueue", "größer '; --")),
                new PutSetting(new SettingRow("**", "maxDeliveries", "3")));
        declare(new PutSetting(new SettingRow("**", "maxDeliveries", "4")));
        declare(new DeleteSetting("queue://orders", "paused"), new DeleteSetting("x", "unknown"));
        reopen();
        assertThat(store.settings())
                .containsExactlyInAnyOrder(
                        new SettingRow("**", "deadLetterQueue", "größer '; --"),
                        new SettingRow("**", "maxDeliveries", "4"));
    }
}
