package io.rowmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rowmq.internal.engine.EngineOptions;
import io.rowmq.policy.Durability;
import io.rowmq.policy.InitializeSchema;
import io.rowmq.policy.Sharing;
import io.rowmq.spi.StoreSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowmqOptionsTest {

    private final RowmqConnectionFactory factory = new RowmqConnectionFactory();

    @Test
    void theDefaultsAreThoseOfTheContract() {
        StoreSettings store = factory.configuration().store();

        assertThat(store.url()).isEqualTo("jdbc:h2:file:./rowmq");
        assertThat(store.user()).isNull();
        assertThat(store.password()).isNull();
        assertThat(store.durability()).isEqualTo(Durability.DISK);
        assertThat(store.sharing()).isEqualTo(Sharing.AUTO);
        assertThat(store.schema()).isNull();
        assertThat(store.tablePrefix()).isEqualTo("rowmq_");
        assertThat(store.initializeSchema()).isEqualTo(InitializeSchema.EMBEDDED);
        assertThat(factory.configuration().engine()).isEqualTo(EngineOptions.DEFAULT);
        assertThat(factory.getMaxDeliveries()).isEqualTo(10);
        assertThat(factory.getClientId()).isNull();
        assertThat(factory.getTrustedClasses()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | jdbc:h2:mem:x",
                "user | sa",
                "password | secret",
                "defaultUser | shop",
                "defaultPassword | pass",
                "clientId | cts",
                "durability | process",
                "sharing | exclusive",
                "sharing | shared",
                "maxDeliveries | -1",
                "maxDeliveries | 1",
                "redeliveryDelay | 500",
                "redeliveryBackOff | 2.5",
                "maxRedeliveryDelay | 60000",
                "trustedClasses | com.example.**",
                "schema | mq",
                "tablePrefix | q_",
                "initializeSchema | always",
                "initializeSchema | never",
                "maxMessageSize | 1024",
                "bufferMessages | 100",
                "bufferSize | 1048576",
                "outboxPoll | 250",
                "jmx | false",
                "lease | 30000",
                "deduplicationWindow | 86400000"
            })
    void eachOptionCanBeSetByItsName(String name, String value) {
        factory.setOption(name, value);

        assertThat(Option.changed(factory)).containsExactly(Map.entry(name, value));
    }

    @Test
    void optionsReachTheEngine() {
        factory.setUrl("jdbc:h2:mem:x");
        factory.setMaxDeliveries(3);
        factory.setRedeliveryDelay(100);
        factory.setRedeliveryBackOff(2);
        factory.setMaxRedeliveryDelay(300);
        factory.setMaxMessageSize(5);
        factory.setDurability("Process");

        EngineOptions engine = factory.configuration().engine();
        assertThat(engine.redelivery().exhausted(3)).isTrue();
        assertThat(engine.redelivery().delayAfter(2)).hasMillis(200);
        assertThat(engine.redelivery().delayAfter(9)).hasMillis(300);
        assertThat(engine.maxMessageSize()).isEqualTo(5);
        assertThat(factory.configuration().store().durability()).isEqualTo(Durability.PROCESS);
        assertThat(factory.getDurability()).isEqualTo("process");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url                | h2:file:x | url='h2:file:x' is not a JDBC URL, for example jdbc:h2:file:./rowmq",
                "durability         | memory    | durability='memory' is not one of disk, process",
                "sharing            | both      | sharing='both' is not one of auto, exclusive, shared",
                "initializeSchema   | true      | initializeSchema='true' is not one of embedded, always, never",
                "maxDeliveries      | 0         | maxDeliveries=0 is not between 1 and 2147483647; -1 means",
                "maxDeliveries      | -2        | maxDeliveries=-2 is not between",
                "maxDeliveries      | many      | maxDeliveries='many' is not a number",
                "maxDeliveries      | 3000000000 | maxDeliveries='3000000000' is not a number, or too large",
                "redeliveryDelay    | -1        | redeliveryDelay=-1 is not between 0 and",
                "redeliveryBackOff  | 0.5       | redeliveryBackOff=0.5 is not between 1 and 1000",
                "redeliveryBackOff  | NaN       | redeliveryBackOff=NaN is not between 1 and 1000",
                "maxRedeliveryDelay | -5        | maxRedeliveryDelay=-5 is not between 0 and",
                "schema             | a;b       | schema='a;b' does not consist of",
                "tablePrefix        | 1_        | tablePrefix='1_' does not consist of",
                "tablePrefix        | q\"       | tablePrefix='q\"' does not consist of",
                "maxMessageSize     | 0         | maxMessageSize=0 is not between 1 and 2147483639",
                "bufferMessages     | 0         | bufferMessages=0 is not between 1 and 16777216",
                "bufferSize         | 1024      | bufferSize=1024 is not between 1048576 and",
                "jmx                | yes       | jmx='yes' is neither true nor false",
                "outboxPoll         | -1        | outboxPoll=-1 is not between 0 and 86400000",
                "lease              | 99        | lease=99 is not between 100 and 3600000",
                "trustedClasses     | maxdepth=x | trustedClasses"
            })
    void aValueThatIsNotAllowedIsNamedWithWhatIs(String name, String value, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.setOption(name, value))
                .withMessageContaining(complaint);
        assertThat(Option.changed(factory)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "clientID,clientId",
        "maxDelivery,maxDeliveries",
        "Url,url",
        "trusted-classes,trustedClasses",
        "redeliveryBackoff,redeliveryBackOff",
        "foo,url"
    })
    void anUnknownOptionIsAnsweredWithTheClosestAndAll(String name, String closest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.setOption(name, "x"))
                .withMessageContaining("There is no option '" + name + "'")
                .withMessageContaining("did you mean '" + closest + "'")
                .withMessageContaining("durability, sharing, maxDeliveries");
    }

    @Test
    void nullIsNoOptionAndNoValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> factory.setOption(null, "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.setOption("maxDeliveries", null))
                .withMessageContaining("maxDeliveries");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowmqConnectionFactory((DataSource) null))
                .withMessageContaining("data source");
    }

    @Test
    void everyOptionIsABeanProperty() {
        assertThat(Arrays.stream(RowmqConnectionFactory.class.getMethods())
                        .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                        .map(method -> method.getName().substring(3).toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Option.values())
                        .map(option -> option.property().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void blankTextTakesAnOptionalValueBack() {
        factory.setClientId("cts");
        factory.setClientId(" ");
        factory.setSchema("");
        factory.setTrustedClasses("");

        assertThat(Option.changed(factory)).isEmpty();
    }

    @Test
    void thePasswordIsNotShown() {
        factory.setUrl("jdbc:h2:file:./x;USER=sa;PASSWORD=hidden;MODE=Oracle");
        factory.setPassword("hidden");
        factory.setUser("sa");

        assertThat(factory.toString())
                .isEqualTo(
                        "RowmqConnectionFactory" + "{url=jdbc:h2:file:./x;USER=sa;PASSWORD=***;MODE=Oracle, user=sa}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factory.setUrl("postgresql://me:hidden@host/db"))
                .withMessageContaining("postgresql://me:***@host/db");
    }
}
