package io.rowmq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.management.RowmqManagement;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.JMSException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class MistakesTest extends CommandLineBase {

    @Test
    void withoutADatabaseItSaysHowToNameOne() {
        Result result = rowmq("list");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--url").contains("--jmx").contains("ROWMQ_URL");
    }

    @Test
    void theDatabaseCanComeFromTheEnvironment() {
        create();
        environment.put("ROWMQ_URL", url);
        assertThat(rowmq("list").code()).isZero();
        assertThat(rowmq("list", "--jmx", "nowhere").err()).contains("neither a process id");
    }

    @Test
    void aDatabaseThatDoesNotExistIsNotCreated() {
        Result result = onDatabase("list");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("messages").contains("rowmq schema upgrade");
        url = "jdbc:derby:" + folder.resolve("messages");
        assertThat(onDatabase("list").code()).isEqualTo(4);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void unknownNamesSayWhatThereIs() {
        send("orders", "a");
        Result result = onDatabase("browse", "order");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("queue://order ")
                .contains("queue://orders")
                .contains("(ROWMQ-DESTINATION)");
        assertThat(onDatabase("show", "orders", "999999999").code()).isEqualTo(3);
        assertThat(onDatabase("unsubscribe", "5").code()).isEqualTo(3);
        assertThat(onDatabase("operations", "5").err()).contains("There is no operation 5");
        assertThat(onDatabase("branches", "commit", "1:00:00").code()).isEqualTo(3);
    }

    @Test
    void wrongSelectorsAreRefused() {
        send("orders", "a");
        Result result = onDatabase("browse", "orders", "--selector", "colour =");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("colour =");
    }

    @Test
    void allMessagesAreMeantOnlyIfThatIsSaid() {
        send("orders", "a");
        Result result = onDatabase("purge", "orders");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--all").contains("--selector").contains("--position");
        assertThat(onDatabase("purge", "orders", "--all", "--no-wait").code()).isEqualTo(2);
        assertThat(onDatabase("receive", "orders").code()).isZero();
    }

    @Test
    void unknownCommandsNameThoseThereAre() {
        Result result = rowmq("lst");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("lst").contains("list");
        assertThat(rowmq().code()).isEqualTo(2);
        assertThat(rowmq("settings").err()).contains("set").contains("unset");
    }

    @Test
    void whoHasNoRightToIsToldWhichOneIsMissing() throws JMSException {
        send("orders", "a");
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
                RowmqManagement management = factory.management()) {
            management.users().add("root", "secret", Role.everything());
        }
        environment.put("ROWMQ_USER", "root");
        environment.put("ROWMQ_PASSWORD", "secret");
        assertThat(onDatabase("list").code()).isZero();
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
                RowmqManagement management = factory.management("root", "secret")) {
            management.users().add("clerk", "pass", Role.of("orders", Right.BROWSE));
        }
        environment.put("ROWMQ_USER", "clerk");
        environment.put("ROWMQ_PASSWORD", "pass");
        assertThat(onDatabase("browse", "orders").code()).isZero();
        Result refused = onDatabase("purge", "orders", "--all");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("clerk").contains("MANAGE").contains("queue://orders");
        environment.put("ROWMQ_PASSWORD", "wrong");
        assertThat(onDatabase("list").code()).isEqualTo(5);
    }

    @Test
    void aJvmThatCannotBeReachedTakesOneLine() {
        Result result = rowmq("list", "--jmx", "localhost:1");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err().lines()).singleElement().asString().contains("localhost:1");
    }

    @Test
    void aUrlThatIsNotUnderstoodIsNoWayToTheDatabase() {
        assertThat(rowmq("list", "--url", "jdbc:h3:orders").code()).isEqualTo(4);
        assertThat(rowmq("list", "--url", "jdbc:mysql://localhost/orders").code())
                .isEqualTo(4);
        Result result = rowmq("list", "--jmx", "localhost:99999");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("localhost:99999");
    }

    @Test
    void numbersThatMakeNoSenseAreNamed() {
        send("orders", "a");
        assertThat(onDatabase("browse", "orders", "-n", "0").err())
                .contains("--limit=0")
                .contains("at least 1");
        assertThat(onDatabase("receive", "orders", "--wait", "-1").err()).contains("--wait=-1");
        assertThat(onDatabase("receive", "orders", "--wait", "9223372036854775807")
                        .code())
                .isEqualTo(2);
        assertThat(onDatabase("receive", "orders", "--count", "0").code()).isEqualTo(2);
        assertThat(onDatabase("send", "orders", "b", "--count", "0").code()).isEqualTo(2);
        assertThat(onDatabase("tail", "orders", "--interval", "0").code()).isEqualTo(2);
        assertThat(onDatabase("bench", "-n", "-3").code()).isEqualTo(2);
        assertThat(onDatabase("browse", "orders").lines()).hasSize(2);
    }

    @Test
    void aFolderThatIsNoneTakesOneLineAndLeavesNoTrace() throws IOException {
        Files.writeString(folder.resolve("file"), "no folder");
        url = "jdbc:h2:file:" + folder.resolve("file/orders");
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Result result;
        try {
            result = onDatabase("schema", "upgrade");
        } finally {
            System.setErr(before);
        }
        assertThat(result.code()).isNotZero();
        assertThat(result.err().lines()).singleElement().asString().contains("ROWMQ-");
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("org.h2.message");
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        assertThat(rowmq("--help").out()).contains("browse", "Exit codes", "7");
        assertThat(rowmq("move", "--help").out())
                .contains("--selector", "--jmx")
                .doesNotContain("Exit codes");
        assertThat(rowmq("--version").out()).startsWith("rowmq ");
        assertThat(rowmq("completion").out()).contains("complete -F").contains("subscriptions");
    }
}
