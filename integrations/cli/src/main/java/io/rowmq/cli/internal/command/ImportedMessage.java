package io.rowmq.cli.internal.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rowmq.spi.TypedJson;
import jakarta.jms.MessageFormatException;
import java.io.IOException;
import java.io.StringWriter;

/** A line of an export, with a property by which it is sent only once. */
final class ImportedMessage {

    private static final String ID = "JMS_RowMQ_DeduplicationId";
    private static final String PROPERTIES = "properties";
    private static final JsonFactory FACTORY = new JsonFactory();

    private ImportedMessage() {}

    /** The line, with an identifier among its properties unless it has one of its own. */
    static String text(String line, String id) throws MessageFormatException {
        StringWriter text = new StringWriter();
        try (JsonParser in = FACTORY.createParser(line);
                JsonGenerator out = FACTORY.createGenerator(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw refused("it is no JSON object", new IOException(line));
            }
            out.writeStartObject();
            boolean written = false;
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                in.nextToken();
                out.writeFieldName(field);
                if (field.equals(PROPERTIES) && in.currentToken() == JsonToken.START_OBJECT) {
                    properties(in, out, id);
                    written = true;
                } else {
                    out.copyCurrentStructure(in);
                }
            }
            if (!written) {
                out.writeObjectFieldStart(PROPERTIES);
                out.writeStringField(ID, id);
                out.writeEndObject();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw refused("it is not valid JSON: " + TypedJson.complaint(e), e);
        }
        return text.toString();
    }

    private static void properties(JsonParser in, JsonGenerator out, String id) throws IOException {
        boolean has = false;
        out.writeStartObject();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            has |= name.equals(ID);
            in.nextToken();
            out.writeFieldName(name);
            out.copyCurrentStructure(in);
        }
        if (!has) {
            out.writeStringField(ID, id);
        }
        out.writeEndObject();
    }

    private static MessageFormatException refused(String what, Exception cause) {
        MessageFormatException failure =
                new MessageFormatException("This is not a message: " + what, "ROWMQ-MESSAGE-TEXT");
        failure.initCause(cause);
        return failure;
    }
}
