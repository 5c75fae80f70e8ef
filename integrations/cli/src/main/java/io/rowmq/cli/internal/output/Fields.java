package io.rowmq.cli.internal.output;

import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of records, by name. */
final class Fields {

    private Fields() {}

    /** The fields of a record, in its order. */
    static Map<String, @Nullable Object> of(Record record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                fields.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(record.getClass().getName(), e);
            }
        }
        return fields;
    }

    /** Writes the fields of a record or map as lines; what is not there is left out. */
    static void write(Object value, PrintWriter out) {
        Map<?, ?> fields = value instanceof Record record ? of(record) : (Map<?, ?>) value;
        int width = fields.keySet().stream()
                .mapToInt(name -> String.valueOf(name).length())
                .max()
                .orElse(0);
        fields.forEach((name, field) -> {
            String text = Words.text(field);
            if (!text.isEmpty()) {
                out.println(name + " ".repeat(width - String.valueOf(name).length()) + "  " + text);
            }
        });
    }
}
