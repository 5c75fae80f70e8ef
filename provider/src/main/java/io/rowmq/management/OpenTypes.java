package io.rowmq.management;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.jspecify.annotations.Nullable;

/**
 * The values of the management API as open types of JMX, which every console can show: records as composite data, lists
 * and sets as arrays, maps of strings as arrays of {@code name=value}, times and enums as strings.
 */
final class OpenTypes {

    private OpenTypes() {}

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static boolean many(Class<?> type) {
        return List.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type);
    }

    private static Type element(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[0];
        }
        return raw(type).getComponentType();
    }

    /** The open type for values of a type. */
    static OpenType<?> of(Type type) {
        Class<?> raw = raw(type);
        try {
            if (raw == void.class) {
                return SimpleType.VOID;
            } else if (raw == byte[].class) {
                return ArrayType.getPrimitiveArrayType(byte[].class);
            } else if (raw == String.class || raw.isEnum() || raw == Instant.class) {
                return SimpleType.STRING;
            } else if (raw == boolean.class || raw == Boolean.class) {
                return SimpleType.BOOLEAN;
            } else if (raw == int.class || raw == Integer.class) {
                return SimpleType.INTEGER;
            } else if (raw == long.class || raw == Long.class) {
                return SimpleType.LONG;
            } else if (raw == double.class || raw == Double.class) {
                return SimpleType.DOUBLE;
            } else if (Map.class.isAssignableFrom(raw)) {
                return new ArrayType<String[]>(1, SimpleType.STRING);
            } else if (many(raw) || raw.isArray()) {
                return new ArrayType<>(1, of(element(type)));
            } else if (raw.isRecord()) {
                return composite(raw);
            }
        } catch (OpenDataException e) {
            throw new IllegalStateException(type.getTypeName(), e);
        }
        throw new IllegalStateException(type.getTypeName() + " has no open type");
    }

    private static CompositeType composite(Class<?> record) throws OpenDataException {
        RecordComponent[] components = record.getRecordComponents();
        String[] names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        OpenType<?>[] types = Arrays.stream(components)
                .map(component -> of(component.getGenericType()))
                .toArray(OpenType<?>[]::new);
        return new CompositeType(record.getName(), record.getSimpleName(), names, names, types);
    }

    /** A value in its open form. */
    static @Nullable Object open(Type type, @Nullable Object value) {
        Class<?> raw = raw(type);
        if (value == null) {
            return null;
        } else if (value instanceof Enum<?> word) {
            return word.name();
        } else if (value instanceof Instant time) {
            return time.toString();
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new);
        } else if (many(raw)) {
            return array(element(type), ((Iterable<?>) value));
        } else if (raw.isArray() && raw != byte[].class) {
            return array(element(type), Arrays.asList((Object[]) value));
        } else if (value instanceof Record record) {
            return composite(record);
        }
        return value;
    }

    private static Object array(Type element, Iterable<?> values) {
        List<@Nullable Object> open = new ArrayList<>();
        values.forEach(value -> open.add(open(element, value)));
        Class<?> kind = raw(element).isRecord() ? CompositeData.class : String.class;
        return open.toArray((Object[]) Array.newInstance(kind, open.size()));
    }

    private static CompositeData composite(Record record) {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                items.put(
                        component.getName(),
                        open(component.getGenericType(), component.getAccessor().invoke(record)));
            }
            return new CompositeDataSupport(composite(record.getClass()), items);
        } catch (ReflectiveOperationException | OpenDataException e) {
            throw new IllegalStateException(record.getClass().getName(), e);
        }
    }

    /** A value from its open form. */
    static @Nullable Object closed(Type type, @Nullable Object value) {
        Class<?> raw = raw(type);
        if (value == null) {
            return null;
        } else if (raw.isEnum()) {
            return word(raw, (String) value);
        } else if (raw == Instant.class) {
            return Instant.parse((String) value);
        } else if (Map.class.isAssignableFrom(raw)) {
            Map<String, String> map = new LinkedHashMap<>();
            for (String entry : (String[]) value) {
                int equals = entry.indexOf('=');
                map.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
            return map;
        } else if (many(raw)) {
            return collected(raw, type, (Object[]) value);
        } else if (raw.isArray() && raw != byte[].class) {
            Object[] values = (Object[]) Array.newInstance(raw.getComponentType(), ((Object[]) value).length);
            Arrays.setAll(values, i -> closed(raw.getComponentType(), ((Object[]) value)[i]));
            return values;
        } else if (raw.isRecord()) {
            return record(raw, (CompositeData) value);
        }
        return value;
    }

    private static Object word(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is not one of " + Arrays.toString(type.getEnumConstants())));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object collected(Class<?> raw, Type type, Object[] values) {
        List<@Nullable Object> list = new ArrayList<>(values.length);
        for (Object value : values) {
            list.add(closed(element(type), value));
        }
        if (!Set.class.isAssignableFrom(raw)) {
            return list;
        }
        Set set = EnumSet.noneOf((Class) element(type));
        set.addAll(list);
        return set;
    }

    private static Object record(Class<?> type, CompositeData data) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> closed(component.getGenericType(), data.get(component.getName())))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made of " + data, e);
        }
    }
}
