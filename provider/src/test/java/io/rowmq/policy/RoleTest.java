package io.rowmq.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

    @Test
    void rightsThatAreNamedTwiceCountOnce() {
        assertThat(Role.of("orders", Right.SEND, Right.SEND)).isEqualTo(new Role("orders", Set.of(Right.SEND)));
    }

    @Test
    void whoMayManageEverythingIsAnAdministrator() {
        assertThat(Role.everything().administers()).isTrue();
        assertThat(Role.of("**", Right.MANAGE).administers()).isTrue();
        assertThat(Role.of("**", Right.SEND).administers()).isFalse();
        assertThat(Role.of("queue://**", Right.MANAGE).administers()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "queue://", "topic://"})
    void aPatternNamesSomething(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Role.of(pattern, Right.SEND))
                .withMessageContaining("'" + pattern + "'");
    }

    @Test
    void aPatternIsNotLongerThanAName() {
        assertThat(Role.of("x".repeat(1000), Right.SEND).pattern()).hasSize(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Role.of("x".repeat(1001), Right.SEND))
                .withMessageContaining("1001");
    }

    @Test
    void aRoleAllowsSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> Role.of("orders")).withMessageContaining("SEND");
    }
}
