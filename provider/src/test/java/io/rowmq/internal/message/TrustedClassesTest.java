package io.rowmq.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedClassesTest {

    /** Answers every call with the name of the method. */
    private static final class Echo implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return method.getName();
        }
    }

    /** An interface of an application. */
    interface Titled {
        String title();
    }

    static Stream<Named<Serializable>> objectsWithClasses() {
        return Stream.of(
                        1,
                        2.5,
                        new UUID(1, 2),
                        new int[] {1},
                        new String[] {"x"},
                        new ArrayList<>(List.of("x")),
                        Thread.State.NEW)
                .map(object -> Named.of(object.getClass().getSimpleName(), object));
    }

    @ParameterizedTest
    @MethodSource("objectsWithClasses")
    void withoutAPatternNothingThatHasAClassIsRead(Serializable object) {
        refuses(TrustedClasses.none(), object);
    }

    @ParameterizedTest
    @MethodSource("objectsWithClasses")
    void starTrustsEverything(Serializable object) throws JMSException {
        assertThat(read(TrustedClasses.of("*"), object)).isEqualTo(object);
    }

    @Test
    void whatThePatternDoesNotMentionIsRefused() throws JMSException {
        TrustedClasses trusted = TrustedClasses.of("java.util.*");
        assertThat(read(trusted, new UUID(5, 6))).isEqualTo(new UUID(5, 6));
        refuses(trusted, new BigDecimal("1.5"));
    }

    @Test
    void contentsAreJudgedToo() throws JMSException {
        TrustedClasses trusted = TrustedClasses.of("java.util.*");
        assertThat(read(trusted, new HashMap<>(Map.of("a", "b")))).isEqualTo(Map.of("a", "b"));
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> read(trusted, new HashMap<>(Map.of("a", BigDecimal.ONE))))
                .withMessageContaining("java.math.BigDecimal");
    }

    @Test
    void exclusionsCount() throws JMSException {
        TrustedClasses trusted = TrustedClasses.of("!java.util.UUID;java.util.*");
        assertThat(read(trusted, new ArrayList<>())).isEqualTo(List.of());
        refuses(trusted, new UUID(1, 2));
    }

    @Test
    void limitsCount() throws JMSException {
        TrustedClasses trusted = TrustedClasses.of("maxarray=3;java.lang.*");
        assertThat(read(trusted, new int[3])).isEqualTo(new int[3]);
        refuses(trusted, new int[4]);
    }

    @Test
    void arraysAreTrustedByWhatIsInThem() throws JMSException {
        TrustedClasses trusted = TrustedClasses.of("com.example.**");
        assertThat(read(trusted, new byte[] {1})).isEqualTo(new byte[] {1});
        assertThat(read(trusted, new Object[] {"x", new long[] {1}})).isEqualTo(new Object[] {"x", new long[] {1}});
        refuses(trusted, new Object[] {new UUID(1, 2)});
        refuses(TrustedClasses.of("!java.util.UUID;java.lang.*"), new UUID[0]);
    }

    @Test
    void boxedValuesAndBaseClassesAreTrustedWithAnyPattern() throws JMSException {
        TrustedClasses trusted = TrustedClasses.of("java.util.*;java.lang.Thread$State");
        List<Serializable> fields = List.of(true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6d, Thread.State.NEW);
        assertThat(read(trusted, new ArrayList<>(fields))).isEqualTo(fields);
        refuses(TrustedClasses.of("!java.lang.Integer;java.util.*"), 1);
    }

    @Test
    void proxiesAreJudgedByTheirInterfaces() throws JMSException {
        Titled proxy = (Titled)
                Proxy.newProxyInstance(Titled.class.getClassLoader(), new Class<?>[] {Titled.class}, new Echo());
        Titled read = (Titled) read(TrustedClasses.of("io.rowmq.**"), (Serializable) proxy);
        assertThat(read.title()).isEqualTo("title");
        refuses(TrustedClasses.of("java.util.*"), (Serializable) proxy);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void noPatternIsNoTrust(String pattern) throws JMSException {
        refuses(TrustedClasses.of(pattern), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxdepth=no", "unknown=1", "com.example.Order;/Order"})
    void whatIsNoPatternIsRefusedWithAnExample(String pattern) {
        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(() -> TrustedClasses.of(pattern))
                .withMessageContaining(pattern)
                .withMessageContaining("trustedClasses=com.example.**");
    }

    private static Serializable read(TrustedClasses trusted, Serializable object) throws JMSException {
        return Serialization.read(Serialization.write(object), trusted);
    }

    private static void refuses(TrustedClasses trusted, Serializable object) {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> read(trusted, object))
                .withMessageContaining("is not trusted")
                .withMessageContaining("trustedClasses");
    }
}
