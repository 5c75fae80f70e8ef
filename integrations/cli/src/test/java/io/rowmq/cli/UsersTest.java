package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsersTest extends CommandLineBase {

    @Test
    void usersAreAddedAndGrantedRights() {
        create();
        assertThat(onDatabase("users", "add", "root", "--role", "**=ALL").err()).contains("--new-password");
        environment.put("ROWMQ_NEW_PASSWORD", "secret");
        assertThat(onDatabase("users", "add", "root", "--role", "**=ALL").code())
                .isZero();
        assertThat(onDatabase("users", "list").code()).isEqualTo(5);
        environment.put("ROWMQ_USER", "root");
        environment.put("ROWMQ_PASSWORD", "secret");
        assertThat(onDatabase("users", "add", "shop", "--role", "orders.*=SEND,browse")
                        .code())
                .isZero();
        assertThat(onDatabase("users", "grant", "shop", "bills", "CONSUME").code())
                .isZero();
        assertThat(onDatabase("users", "list").out())
                .containsPattern("root +yes +\\*\\*=BROWSE,CONSUME,MANAGE,SEND")
                .contains("orders.*=BROWSE,SEND")
                .contains("bills=CONSUME");
        assertThat(onDatabase("users", "revoke", "shop", "bills").code()).isZero();
        assertThat(onDatabase("users", "delete", "root").code()).isNotZero();
        assertThat(onDatabase("users", "delete", "shop").code()).isZero();
        assertThat(onDatabase("users", "list").lines()).hasSize(2);
    }

    @Test
    void aRightThatDoesNotExistIsRefusedWithThoseThatDo() {
        create();
        environment.put("ROWMQ_NEW_PASSWORD", "secret");
        Result refused = onDatabase("users", "add", "root", "--role", "**=EVERYTHING");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("'EVERYTHING'").contains("MANAGE");
    }
}
