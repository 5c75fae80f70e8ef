package io.rowmq.internal.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of conversions in the specification: each line a type and the types it can be read as. */
final class ConversionTable {

    private static final String TABLE_3_7 = """
            boolean boolean String
            byte byte short int long String
            short short int long String
            char char String
            int int long String
            long long String
            float float double String
            double double String
            String boolean byte short int long float double String
            byte[] byte[]
            """;

    private static final Map<String, Object> SAMPLES = new LinkedHashMap<>();

    static {
        SAMPLES.put("boolean", true);
        SAMPLES.put("byte", (byte) -7);
        SAMPLES.put("short", (short) 300);
        SAMPLES.put("char", 'c');
        SAMPLES.put("int", 70_000);
        SAMPLES.put("long", 5_000_000_000L);
        SAMPLES.put("float", 1.5f);
        SAMPLES.put("double", 2.25);
        SAMPLES.put("String", "1");
        SAMPLES.put("byte[]", new byte[] {1, 2, 3});
    }

    private ConversionTable() {}

    /** One cell: a value of one type, read as another. */
    record Cell(String from, Object value, String to, boolean marked) {

        /** What has to be read. */
        Object expected() {
            return switch (to) {
                case "boolean" -> value instanceof Boolean flag && flag;
                case "byte" -> value instanceof Number number ? number.byteValue() : (byte) 1;
                case "short" -> value instanceof Number number ? number.shortValue() : (short) 1;
                case "int" -> value instanceof Number number ? number.intValue() : 1;
                case "long" -> value instanceof Number number ? number.longValue() : 1L;
                case "float" -> value instanceof Number number ? number.floatValue() : 1f;
                case "double" -> value instanceof Number number ? number.doubleValue() : 1d;
                case "String" -> value.toString();
                default -> value;
            };
        }

        @Override
        public String toString() {
            return from + " as " + to;
        }
    }

    /** Table 3-7, for map and stream messages. */
    static Stream<Cell> ofBodies() {
        List<Cell> cells = new ArrayList<>();
        TABLE_3_7.lines().map(line -> Arrays.asList(line.split(" "))).forEach(line -> {
            String from = line.get(0);
            List<String> marked = line.subList(1, line.size());
            SAMPLES.keySet().forEach(to -> cells.add(new Cell(from, SAMPLES.get(from), to, marked.contains(to))));
        });
        return cells.stream();
    }

    /** Table 3-2, for properties: the same without char and byte[]. */
    static Stream<Cell> ofProperties() {
        List<String> missing = List.of("char", "byte[]");
        return ofBodies().filter(cell -> !missing.contains(cell.from()) && !missing.contains(cell.to()));
    }

    /** One of each type. */
    static Stream<Object> samples() {
        return SAMPLES.values().stream();
    }
}
