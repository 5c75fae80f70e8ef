package io.rowmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqOptions;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RowmqPropertiesTest {

    private static List<String> options() {
        return Arrays.stream(RowmqOptions.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && !name.equals("setOption"))
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                .toList();
    }

    @Test
    void everyOptionOfTheFactoryIsAProperty() {
        assertThat(options()).isNotEmpty();
        assertThat(RowmqProperties.class.getRecordComponents())
                .extracting(component -> component.getName())
                .containsAll(options());
    }

    @Test
    void everyOtherPropertyIsDocumented() throws Exception {
        String document = Files.readString(Path.of("..", "..", "docs", "spring-boot.md"));
        assertThat(RowmqProperties.class.getRecordComponents())
                .extracting(component -> component.getName())
                .filteredOn(name -> !options().contains(name))
                .hasSize(4)
                .map(name -> "`rowmq." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "`")
                .allSatisfy(property -> assertThat(document).contains(property));
    }

    @Test
    void valuesReachTheFactory() {
        Applications.withDataSource()
                .withPropertyValues(
                        "rowmq.default-user=shop",
                        "rowmq.default-password=secret",
                        "rowmq.client-id=till",
                        "rowmq.durability=process",
                        "rowmq.sharing=exclusive",
                        "rowmq.redelivery-back-off=1.5",
                        "rowmq.max-redelivery-delay=1m",
                        "rowmq.trusted-classes=com.example.*",
                        "rowmq.table-prefix=mq_",
                        "rowmq.initialize-schema=always",
                        "rowmq.max-message-size=2MB",
                        "rowmq.buffer-messages=100",
                        "rowmq.buffer-size=4MB",
                        "rowmq.deduplication-window=1h",
                        "rowmq.outbox-poll=250",
                        "rowmq.lease=20s",
                        "rowmq.jmx=false")
                .run(context -> {
                    RowmqConnectionFactory factory = context.getBean(RowmqConnectionFactory.class);

                    assertThat(factory.getDefaultUser()).isEqualTo("shop");
                    assertThat(factory.getDefaultPassword()).isEqualTo("secret");
                    assertThat(factory.getClientId()).isEqualTo("till");
                    assertThat(factory.getDurability()).isEqualTo("process");
                    assertThat(factory.getSharing()).isEqualTo("exclusive");
                    assertThat(factory.getRedeliveryBackOff()).isEqualTo(1.5);
                    assertThat(factory.getMaxRedeliveryDelay()).isEqualTo(60_000);
                    assertThat(factory.getTrustedClasses()).isEqualTo("com.example.*");
                    assertThat(factory.getTablePrefix()).isEqualTo("mq_");
                    assertThat(factory.getInitializeSchema()).isEqualTo("always");
                    assertThat(factory.getMaxMessageSize()).isEqualTo(2 << 20);
                    assertThat(factory.getBufferMessages()).isEqualTo(100);
                    assertThat(factory.getBufferSize()).isEqualTo(4 << 20);
                    assertThat(factory.getDeduplicationWindow()).isEqualTo(3_600_000);
                    assertThat(factory.getOutboxPoll()).isEqualTo(250);
                    assertThat(factory.getLease()).isEqualTo(20_000);
                    assertThat(factory.isJmx()).isFalse();
                });
    }

    @Test
    void editorsFindThePropertiesWithTheirMeaning() throws Exception {
        try (InputStream file = RowmqProperties.class
                .getClassLoader()
                .getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
            String metadata = new String(file.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(metadata)
                    .contains("\"rowmq.max-deliveries\"")
                    .contains("deliveries before a message becomes a dead letter")
                    .contains("\"rowmq.join-transactions\"");
        }
    }

    @Test
    void passwordsAreNotShown() {
        Applications.withDataSource()
                .withPropertyValues("rowmq.default-password=secret")
                .run(context -> assertThat(
                                context.getBean(RowmqProperties.class).toString())
                        .doesNotContain("secret"));
    }
}
