package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.management.ManagementBeans;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.JMSException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.management.MBeanServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginTest extends ConsoleBase {

    private void addRoot() throws JMSException {
        try (RowmqUsers users = factory.users()) {
            users.add("root", "secret", Role.everything());
        }
    }

    @Test
    void nothingIsShownToStrangers() throws JMSException {
        start();
        Browser stranger = new Browser(console.address());
        for (String path : new String[] {"session", "overview", "destinations", "messages?source=a", "nothing"}) {
            assertThat(stranger.get("/api/" + path).status()).as(path).isEqualTo(401);
        }
        assertThat(stranger.post("/api/destinations/create", "name", "a").status())
                .isEqualTo(401);
        assertThat(stranger.get("/api/login").one("users")).isEqualTo("false");
        assertThat(stranger.get("/").text()).contains("<title>RowMQ console</title>");
    }

    @Test
    void anAddressLetsOneBrowserInAndThenThereIsAnother() throws JMSException {
        start();
        String secret = secret();
        assertThat(operator().get("/api/session").one("administrator")).isEqualTo("true");
        Browser late = new Browser(console.address());
        Browser.Answer refused = late.post("/api/login", "secret", secret);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.one("code")).isEqualTo("ROWMQ-CONSOLE-LOGIN");
        assertThat(announced).hasSize(2);
        assertThat(late.post("/api/login", "secret", secret()).status()).isEqualTo(200);
    }

    @Test
    void whoLogsOutIsOut() throws JMSException {
        start();
        Browser browser = operator();
        assertThat(browser.post("/api/logout").status()).isEqualTo(200);
        assertThat(browser.get("/api/overview").status()).isEqualTo(401);
    }

    @Test
    void usersLogInByNameAndPassword() throws JMSException {
        addRoot();
        start();
        assertThat(announced).containsExactly(console.address());
        Browser root = as("root", "secret");
        assertThat(root.get("/api/session").one("user")).isEqualTo("root");
        Browser other = new Browser(console.address());
        assertThat(other.post("/api/login", "secret", "x").one("message")).contains("has users");
        Browser.Answer wrong = other.post("/api/login", "user", "root", "password", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.one("message")).contains("'root'");
    }

    @Test
    void whoMayOnlyBrowseSeesAndChangesNothing() throws JMSException {
        send("orders", "a");
        send("bills", "b");
        addRoot();
        try (RowmqUsers users = factory.users("root", "secret")) {
            users.add("auditor", "looks", Role.of("orders", Right.BROWSE));
        }
        start();
        Browser auditor = as("auditor", "looks");
        assertThat(auditor.get("/api/session").one("administrator")).isEqualTo("false");
        assertThat(auditor.get("/api/destinations").all("name")).containsExactly("queue://orders");
        assertThat(auditor.get("/api/overview").status()).isEqualTo(200);
        assertThat(auditor.get("/api/destination", "name", "orders").text()).contains("[\"BROWSE\"]");
        assertThat(auditor.get("/api/messages", "source", "orders").all("text")).contains("a");
        Browser.Answer denied = auditor.post("/api/messages/delete", "source", "orders", "all", true);
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.one("message")).contains("auditor").contains("MANAGE");
        assertThat(auditor.get("/api/messages", "source", "bills").status()).isEqualTo(403);
        assertThat(auditor.get("/api/connections").one("code")).isEqualTo("ROWMQ-DENIED");
    }

    @Test
    void whatWasOpenToEverybodyEndsWithTheFirstUser() throws JMSException {
        send("orders", "a");
        start();
        Browser browser = operator();
        addRoot();
        Browser.Answer out = browser.get("/api/messages", "source", "orders");
        assertThat(out.status()).isEqualTo(401);
        assertThat(out.one("message")).contains("has users now");
        assertThat(browser.get("/api/session").one("message")).contains("Nobody is logged in");
        assertThat(as("root", "secret").get("/api/overview").status()).isEqualTo(200);
    }

    @Test
    void alsoWhereAListWouldBeEmptyInstead() throws JMSException {
        start();
        Map<String, Browser> browsers = new LinkedHashMap<>();
        for (String path : List.of("session", "overview", "destinations", "subscriptions", "operations", "health")) {
            browsers.put("/api/" + path, operator());
        }
        browsers.forEach((path, browser) ->
                assertThat(browser.get(path).status()).as(path).isEqualTo(200));
        addRoot();
        browsers.forEach((path, browser) -> {
            Browser.Answer out = browser.get(path);
            assertThat(out.status()).as(path).isEqualTo(401);
            assertThat(out.one("message")).as(path).contains("has users now");
        });
    }

    @Test
    void strangersAreNotToldWhatIsWrongWithTheDatabase() throws JMSException {
        console = RowmqConsole.start(
                new ManagementSource() {
                    private boolean started;

                    @Override
                    public RowmqManagement open(@Nullable String user, @Nullable String password) throws JMSException {
                        if (started) {
                            throw new JMSException("db.example refuses rowmq_owner", "ROWMQ-CONNECTION");
                        }
                        started = true;
                        throw new JMSException("There are users", "ROWMQ-DENIED");
                    }
                },
                options());
        Browser stranger = new Browser(console.address());
        for (Browser.Answer answer : List.of(
                stranger.get("/api/login"), stranger.post("/api/login", "user", "root", "password", "secret"))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).doesNotContain("db.example");
        }
    }

    @Test
    void whoLogsInAfterTheDatabaseWasOpenedAnewGetsInWhileAnotherBrowserStays() throws JMSException {
        // kept when the last connection is closed
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        factory = new RowmqConnectionFactory(url);
        addRoot();
        String database = openedName();
        console = RowmqConsole.start(
                (user, password) -> user == null
                        ? ManagementBeans.connect(server, database)
                        : ManagementBeans.connect(server, database, user, String.valueOf(password)),
                options());
        Browser staying = as("root", "secret");
        assertThat(staying.get("/api/health").status()).isEqualTo(200);
        factory.close();
        factory = new RowmqConnectionFactory(url);
        assertThat(openedName()).isEqualTo(database);
        assertThat(staying.get("/api/health").one("code")).isEqualTo("ROWMQ-MANAGEMENT");
        assertThat(as("root", "secret").get("/api/health").status()).isEqualTo(200);
    }

    private String openedName() throws JMSException {
        try (RowmqManagement management = factory.management("root", "secret")) {
            return management.health().check().database();
        }
    }

    @Test
    void otherMachinesAreLetInOnlyWhereThereAreUsers() throws JMSException {
        assertThatThrownBy(() -> start(options().withHost("0.0.0.0")))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("no users");
        addRoot();
        start(options().withHost("0.0.0.0"));
        assertThat(new Browser(console.address()).get("/api/login").one("users"))
                .isEqualTo("true");
    }
}
