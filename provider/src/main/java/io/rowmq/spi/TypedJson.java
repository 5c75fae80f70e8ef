package io.rowmq.spi;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.MessageFormatException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Message properties and the bodies of map and stream messages as JSON text that people and SQL can read, and that
 * loses nothing.
 *
 * <table>
 *   <caption>How each type is written</caption>
 *   <tr><th>value</th><th>JSON</th></tr>
 *   <tr><td>String</td><td>{@code "text"}</td></tr>
 *   <tr><td>Boolean</td><td>{@code true}</td></tr>
 *   <tr><td>Integer</td><td>{@code 5}</td></tr>
 *   <tr><td>Double</td><td>{@code 5.0}, always with a fraction; NaN and infinities {@code {"double":"NaN"}}</td></tr>
 *   <tr><td>Byte, Short, Long, Float</td><td>{@code {"byte":5}}, {@code {"short":5}}, {@code {"long":5}},
 *       {@code {"float":5.0}}</td></tr>
 *   <tr><td>Character</td><td>{@code {"char":"x"}}</td></tr>
 *   <tr><td>byte[]</td><td>{@code {"bytes":"AQID"}}, Base64</td></tr>
 *   <tr><td>null</td><td>{@code null}</td></tr>
 * </table>
 *
 * <p>JSON written by hand or by SQL is read as well: a whole number that is no int becomes a Long.
 */
public final class TypedJson {

    private TypedJson() {}

    /**
     * Writes an object.
     *
     * @param values values of the types above; no copy is made of them
     * @throws IllegalArgumentException if a value is of another type
     */
    public static String encode(Map<String, ? extends @Nullable Object> values) {
        return TypedJsonWriter.write(values);
    }

    /**
     * Writes an array.
     *
     * @param values values of the types above
     * @throws IllegalArgumentException if a value is of another type
     */
    public static String encode(List<? extends @Nullable Object> values) {
        return TypedJsonWriter.write(values);
    }

    /**
     * Reads the body of a map message.
     *
     * @return a new map, in the order of the text
     * @throws MessageFormatException if it is no JSON object, or a value is not as above; it names the key
     */
    public static Map<String, @Nullable Object> decodeMap(String json) throws MessageFormatException {
        return TypedJsonReader.readMap(json, true);
    }

    /**
     * Reads message properties, which can be all but characters and bytes.
     *
     * @return a new map, in the order of the text
     * @throws MessageFormatException if it is no JSON object, or a value is not as above; it names the key
     */
    public static Map<String, @Nullable Object> decodeProperties(String json) throws MessageFormatException {
        return TypedJsonReader.readMap(json, false);
    }

    /**
     * Reads the body of a stream message.
     *
     * @return a new list
     * @throws MessageFormatException if it is no JSON array, or a value is not as above; it names the position
     */
    public static List<@Nullable Object> decodeList(String json) throws MessageFormatException {
        return TypedJsonReader.readList(json);
    }

    /** What is wrong with a text that could not be read as JSON, and where, in one line. */
    public static String complaint(IOException failure) {
        if (!(failure instanceof JsonProcessingException malformed)) {
            return String.valueOf(failure.getMessage());
        }
        JsonLocation at = malformed.getLocation();
        String what = malformed.getOriginalMessage();
        return at == null ? what : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
