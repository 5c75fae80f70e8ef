package io.rowmq.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.jms.MessageFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedJsonTest {

    static Stream<Arguments> written() {
        return Stream.of(
                arguments("text", "\"text\""),
                arguments("", "\"\""),
                arguments("\"\\\n\u0000", "\"\\\"\\\\\\n\\u0000\""),
                arguments("grün \uD83D\uDE00", "\"grün \uD83D\uDE00\""),
                arguments("\uD83D", "\"\\uD83D\""),
                arguments(true, "true"),
                arguments(false, "false"),
                arguments(5, "5"),
                arguments(Integer.MIN_VALUE, "-2147483648"),
                arguments(5.0, "5.0"),
                arguments(-0.0, "-0.0"),
                arguments(1e300, "1.0E300"),
                arguments(Double.MIN_VALUE, "4.9E-324"),
                arguments(Double.NaN, "{\"double\":\"NaN\"}"),
                arguments(Double.NEGATIVE_INFINITY, "{\"double\":\"-Infinity\"}"),
                arguments((byte) -128, "{\"byte\":-128}"),
                arguments((short) 5, "{\"short\":5}"),
                arguments(5L, "{\"long\":5}"),
                arguments(Long.MIN_VALUE, "{\"long\":-9223372036854775808}"),
                arguments(1.5f, "{\"float\":1.5}"),
                arguments(-0.0f, "{\"float\":-0.0}"),
                arguments(Float.MIN_VALUE, "{\"float\":1.4E-45}"),
                arguments(Float.POSITIVE_INFINITY, "{\"float\":\"Infinity\"}"),
                arguments(Float.NaN, "{\"float\":\"NaN\"}"),
                arguments('x', "{\"char\":\"x\"}"),
                arguments('\u0000', "{\"char\":\"\\u0000\"}"),
                arguments('\uDC00', "{\"char\":\"\\uDC00\"}"),
                arguments(new byte[] {1, 2, 3}, "{\"bytes\":\"AQID\"}"),
                arguments(new byte[0], "{\"bytes\":\"\"}"),
                arguments(null, "null"));
    }

    @ParameterizedTest
    @MethodSource("written")
    void everyTypeIsWrittenReadablyAndReadBackInItsType(Object value, String json) throws MessageFormatException {
        List<Object> values = new ArrayList<>();
        values.add(value);
        assertThat(TypedJson.encode(values)).isEqualTo("[" + json + "]");
        assertThat(TypedJson.decodeList("[" + json + "]").get(0)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("written")
    void everyTypeSurvivesInAMap(Object value, String json) throws MessageFormatException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", value);
        assertThat(TypedJson.encode(values)).isEqualTo("{\"key\":" + json + "}");
        assertThat(TypedJson.decodeMap(TypedJson.encode(values)).get("key")).isEqualTo(value);
    }

    @Test
    void numbersOfAllSizesSurvive() throws MessageFormatException {
        Random random = new Random(42);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            values.add(Float.intBitsToFloat(random.nextInt()));
            values.add(Double.longBitsToDouble(random.nextLong()));
            values.add(random.nextLong());
            values.add(random.nextInt());
        }
        assertThat(TypedJson.decodeList(TypedJson.encode(values))).isEqualTo(values);
    }

    @Test
    void textOfAnyCharactersSurvivesUtf8() throws MessageFormatException {
        Random random = new Random(42);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(20, 0, 0x10000).forEach(character -> text.append((char) character));
            values.add(text.toString());
        }
        byte[] stored = TypedJson.encode(values).getBytes(StandardCharsets.UTF_8);
        assertThat(TypedJson.decodeList(new String(stored, StandardCharsets.UTF_8)))
                .isEqualTo(values);
    }

    @Test
    void keysKeepTheirOrderAndTheirCharacters() throws MessageFormatException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : List.of("z", "a", "", "byte", "\"", "\n", "grün", "\uD83D\uDE00")) {
            values.put(key, 1);
        }
        assertThat(TypedJson.decodeMap(TypedJson.encode(values)).keySet()).containsExactlyElementsOf(values.keySet());
    }

    @Test
    void emptyMapsAndListsAreWritten() throws MessageFormatException {
        assertThat(TypedJson.encode(Map.of())).isEqualTo("{}");
        assertThat(TypedJson.encode(List.of())).isEqualTo("[]");
        assertThat(TypedJson.decodeMap("{}")).isEmpty();
        assertThat(TypedJson.decodeList(" [ ] ")).isEmpty();
    }

    @Test
    void longTextsHaveNoLimit() throws MessageFormatException {
        char[] characters = new char[20_000_001];
        Arrays.fill(characters, 'x');
        String text = new String(characters);
        assertThat(TypedJson.decodeList("[\"" + text + "\"]").get(0)).isEqualTo(text);
    }

    @Test
    void jsonWrittenBySqlIsRead() throws MessageFormatException {
        String json = "{ \"big\": 5000000000, \"int\": 7, \"price\": 9.99, \"e\": 1e3, \"whole\": {\"double\": 1},"
                + " \"f\": {\"float\": 1e2}, \"i\": {\"int\": 3}, \"slash\": \"a\\/b\" }";
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("big", 5_000_000_000L);
        expected.put("int", 7);
        expected.put("price", 9.99);
        expected.put("e", 1000.0);
        expected.put("whole", 1.0);
        expected.put("f", 100f);
        expected.put("i", 3);
        expected.put("slash", "a/b");
        assertThat(TypedJson.decodeProperties(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "{}",
                "{\"a\":1}",
                "{\"byte\":128}",
                "{\"byte\":1.0}",
                "{\"byte\":\"1\"}",
                "{\"short\":40000}",
                "{\"long\":9223372036854775808}",
                "{\"long\":null}",
                "{\"long\":1,\"int\":2}",
                "{\"long\":[1]}",
                "{\"double\":\"1.0\"}",
                "{\"float\":true}",
                "{\"char\":\"xy\"}",
                "{\"bytes\":\"***\"}",
                "{\"bytes\":1}",
                "9223372036854775808",
                "1e400"
            })
    void whatNoMessageCanHoldIsRefusedByName(String json) {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> TypedJson.decodeMap("{\"good\":1,\"bad\":" + json + "}"))
                .withMessageContaining("'bad'");
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> TypedJson.decodeList("[1," + json + "]"))
                .withMessageContaining("number 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"char\":\"x\"} | char", "{\"bytes\":\"AQID\"} | bytes"})
    void charactersAndBytesAreNoProperties(String json, String type) {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> TypedJson.decodeProperties("{\"bad\":" + json + "}"))
                .withMessageContaining("'bad'")
                .withMessageContaining(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"a\":}", "{} {}", "{\"a\":1} x", "text"})
    void whatIsNoJsonObjectIsRefused(String json) {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> TypedJson.decodeMap(json))
                .withMessageContaining("JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[", "[1,]", "[] []"})
    void whatIsNoJsonArrayIsRefused(String json) {
        assertThatExceptionOfType(MessageFormatException.class)
                .isThrownBy(() -> TypedJson.decodeList(json))
                .withMessageContaining("JSON");
    }

    @Test
    void otherTypesAreNotWritten() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> TypedJson.encode(List.of(new Object())))
                .withMessageContaining("java.lang.Object");
    }
}
