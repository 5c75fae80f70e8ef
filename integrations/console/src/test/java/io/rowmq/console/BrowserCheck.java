package io.rowmq.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.management.RowmqManagement;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in Chromium, with the pictures of docs/console.md. Runs with the profile {@code browser}; without a
 * Chromium it is skipped.
 */
class BrowserCheck extends ConsoleBase {

    private static final Path PICTURES = Path.of("..", "..", "docs", "console");
    private static final int LARGEST_PICTURE = 200_000;
    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    @TempDir
    Path profile;

    private final ScheduledExecutorService traffic = Executors.newScheduledThreadPool(2);
    private Chromium chromium;
    private @Nullable JMSContext shopper;
    private @Nullable JMSConsumer orders;

    @BeforeEach
    void enter() throws JMSException, IOException {
        Optional<Path> program = Chromium.find();
        assumeThat(program)
                .as("There is no Chromium on the path, and the variable CHROMIUM names none")
                .isPresent();
        chromium = Chromium.start(program.orElseThrow(), profile);
        chromium.watchProblems();
        chromium.screen(1280, 860, 1.0);
        factory = new RowmqConnectionFactory("jdbc:h2:mem:shop");
        factory.setMaxDeliveries(2);
        start();
    }

    @AfterEach
    void leave() throws InterruptedException {
        traffic.shutdownNow();
        traffic.awaitTermination(30, TimeUnit.SECONDS);
        if (shopper != null) {
            shopper.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private void logIn() {
        chromium.open(announced.get(announced.size() - 1));
        chromium.await("document.querySelector('.side [aria-current]')");
    }

    private void go(String hash) {
        chromium.evaluate("window.location.hash = '" + hash + "'");
    }

    /** Clicks at what there is, or will be soon. */
    private void click(String selector) {
        chromium.await("document.querySelector(`" + selector + "`)");
        chromium.evaluate("document.querySelector(`" + selector + "`).click()");
    }

    /** Waits until so much more has been measured. */
    private void measured(int looks) {
        for (int i = 0; i < looks; i++) {
            chromium.evaluate("new Promise((resolve) => setTimeout(resolve, 2000))");
        }
    }

    private void take(String name) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            chromium.prefer(scheme);
            byte[] picture = chromium.picture();
            assertThat(picture.length).as(name).isLessThan(LARGEST_PICTURE);
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + "-" + scheme + ".png"), picture);
        }
    }

    private void checkPage() throws IOException {
        try (InputStream script = BrowserCheck.class.getResourceAsStream("accessibility.js")) {
            String check = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (String scheme : List.of("light", "dark")) {
                chromium.prefer(scheme);
                assertThat(chromium.evaluate(check)).as(scheme).isEmpty();
            }
        }
        assertThat(chromium.evaluate("window.problems.join()")).isEmpty();
    }

    /** A shop at work: messages come and go, some are given up, one queue is paused. */
    private void shop() throws JMSException {
        for (String queue : List.of("invoices", "mail.out", "orders.shipped", "reports", "stock.updates")) {
            for (int i = 0; i < 10 + queue.length() * 3; i++) {
                sendOrder(queue, i);
            }
        }
        fail("payments", "The card issuer did not answer within 5 s", 12);
        fail("mail.out", "450 mailbox unavailable", 5);
        try (RowmqManagement management = factory.management(null, null)) {
            management.destinations().pause("reports");
        }
        try (JMSContext context = factory.createContext()) {
            context.setClientID("warehouse");
            context.createDurableConsumer(context.createTopic("prices"), "archive")
                    .close();
            context.createProducer().send(context.createTopic("prices"), "{\"sku\":\"B-7\",\"price\":12.50}");
        }
        AtomicInteger number = new AtomicInteger(10_000);
        traffic.scheduleAtFixedRate(
                () -> {
                    int count = 2 + (int) (4 * Math.abs(Math.sin(number.get() / 60.0)));
                    for (int i = 0; i < count; i++) {
                        sendOrder("orders.new", number.incrementAndGet());
                    }
                },
                0,
                100,
                TimeUnit.MILLISECONDS);
        traffic.scheduleAtFixedRate(this::takeOrders, 2_000, 100, TimeUnit.MILLISECONDS);
    }

    private void sendOrder(String queue, int number) {
        try (JMSContext context = factory.createContext()) {
            context.createProducer()
                    .setProperty("tenant", "shop-" + number % 5)
                    .send(
                            context.createQueue(queue),
                            "{\"order\":" + number + ",\"customer\":\"Ada Lovelace\",\"total\":" + number % 90
                                    + ".50}");
        }
    }

    /** Called by one thread at a time. */
    private void takeOrders() {
        if (orders == null) {
            shopper = factory.createContext();
            orders = shopper.createConsumer(shopper.createQueue("orders.new"));
        }
        for (int i = 0; i < 4; i++) {
            orders.receiveNoWait();
        }
    }

    /** Lets messages fail until they are dead letters. */
    private void fail(String queue, String why, int count) {
        try (JMSContext context = factory.createContext();
                JMSContext sending = factory.createContext();
                RowmqManagement management = factory.management(null, null)) {
            context.createConsumer(context.createQueue(queue), "doomed = TRUE").setMessageListener(message -> {
                throw new IllegalStateException(why);
            });
            for (int i = 0; i < count; i++) {
                sending.createProducer()
                        .setProperty("doomed", true)
                        .send(sending.createQueue(queue), "{\"payment\":" + (500 + i) + ",\"amount\":" + i + ".90}");
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> management.destinations().show("DLQ." + queue).ready() == count);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aShopAtWork() throws JMSException, IOException {
        logIn();
        shop();
        // the chart has something to show
        chromium.await("document.querySelectorAll('.plot .line').length === 4");
        measured(12);
        take("overview");
        checkPage();
        go("#/destinations?sort=ready&descending=true");
        chromium.await("document.querySelectorAll('tbody tr').length >= 8");
        checkPage();
        go("#/destination?name=queue%3A%2F%2Forders.shipped");
        chromium.await("document.querySelectorAll('tbody tr').length >= 20");
        measured(5);
        take("destination");
        checkPage();
        go("#/dead?name=queue%3A%2F%2FDLQ.payments");
        chromium.await("document.querySelectorAll('tbody tr').length === 12");
        take("dead-letters");
        checkPage();
        for (String page : List.of("subscriptions", "operations", "branches", "connections", "nodes", "health")) {
            go("#/" + page);
            chromium.await("document.querySelector('.page." + page + " .card')");
            checkPage();
        }
    }

    @Test
    void oneClickRetriesADeadLetter() throws IOException {
        fail("payments", "no answer", 2);
        logIn();
        go("#/dead");
        chromium.await("document.querySelectorAll('tbody tr').length === 2");
        assertThat(chromium.evaluate("document.querySelector('tbody').innerText"))
                .contains("queue://payments")
                .contains("IllegalStateException")
                .contains("no answer")
                .contains("after 2 tries");
        click("tbody tr .button");
        chromium.await("document.querySelector('.notice')?.innerText.includes('1 message sent back')");
        chromium.await("document.querySelectorAll('tbody tr').length === 1");
        checkPage();
    }

    @Test
    void whatIsInAMessageIsTextAndNeverMarkup() throws IOException {
        send("orders", HOSTILE);
        logIn();
        go("#/destination?name=orders");
        click("tbody .opener");
        chromium.await("document.querySelector('dialog pre')");
        assertThat(chromium.evaluate("document.querySelector('dialog pre').textContent"))
                .isEqualTo(HOSTILE);
        assertThat(chromium.evaluate("document.querySelectorAll('main img, main script, dialog img').length"))
                .isEqualTo("0");
        assertThat(chromium.evaluate("typeof window.hacked")).isEqualTo("undefined");
        checkPage();
        chromium.press("Escape");
        chromium.await("!document.querySelector('dialog')");
    }

    @Test
    void aPurgeAsksForTheNameAndShowsWhatCameOfIt() {
        send("orders", "a", "b", "c");
        logIn();
        go("#/destination?name=orders");
        click(".doing .grim");
        click("dialog .dangerous");
        chromium.await("document.querySelector('dialog input:invalid')");
        chromium.evaluate("document.querySelector('dialog input').value = 'orders'");
        click("dialog .dangerous");
        chromium.await("document.querySelector('.notices').innerText.includes('3 messages deleted')");
        chromium.await("document.querySelector('.page').innerText.includes('Nothing waits here')");
    }

    @Test
    void everythingIsReachedByTheKeyboard() {
        send("orders", "a");
        logIn();
        chromium.open(console.address().resolve("/#/destinations"));
        chromium.await("document.querySelector('tbody .name')");
        chromium.press("Tab");
        assertThat(chromium.evaluate("document.activeElement.className")).isEqualTo("skip");
        chromium.press("Enter");
        chromium.await("document.activeElement.id === 'main'");
        for (int i = 0;
                i < 40 && !chromium.evaluate("document.activeElement.className").equals("name");
                i++) {
            chromium.press("Tab");
        }
        assertThat(chromium.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        chromium.press("Enter");
        chromium.await("document.querySelector('h1').innerText.includes('orders')");
    }

    @Test
    void tenThousandDestinationsAreShownInParts() throws JMSException {
        try (RowmqManagement management = factory.management(null, null)) {
            for (int i = 0; i < 10_000; i++) {
                management.destinations().create("queue://load." + i);
            }
        }
        send("load.7777", "a");
        logIn();
        go("#/destinations");
        chromium.await("document.querySelector('.pager').innerText.includes('of 10,000')");
        assertThat(chromium.evaluate("document.querySelectorAll('tbody tr').length"))
                .isEqualTo("50");
        click(".pager [data-focus=page-next]");
        chromium.await("document.querySelector('.pager').innerText.includes('51–100')");
        chromium.evaluate("(() => { const field = document.querySelector('input[type=search]'); field.value = '777';"
                + " field.dispatchEvent(new Event('input')); })()");
        chromium.await("document.querySelector('.pager').innerText.includes('of 19')");
        click("[data-focus=sort-ready]");
        chromium.await("document.querySelector('tbody .name').innerText.includes('load.7777')");
    }
}
