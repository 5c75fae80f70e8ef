package io.rowmq.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A map message. */
final class MapEnvelope extends Envelope implements MapMessage {

    private final MapBody body;

    MapEnvelope() {
        this(new MapBody());
    }

    private MapEnvelope(MapBody body) {
        super(body);
        this.body = body;
    }

    MapEnvelope(Received received, MapBody body) {
        super(received, body);
        this.body = body;
    }

    @Override
    public boolean getBoolean(@Nullable String name) throws JMSException {
        return Conversions.toBoolean(body.get(name), MapBody.label(name));
    }

    @Override
    public byte getByte(@Nullable String name) throws JMSException {
        return Conversions.toByte(body.get(name), MapBody.label(name));
    }

    @Override
    public short getShort(@Nullable String name) throws JMSException {
        return Conversions.toShort(body.get(name), MapBody.label(name));
    }

    @Override
    public char getChar(@Nullable String name) throws JMSException {
        return Conversions.toChar(body.get(name), MapBody.label(name));
    }

    @Override
    public int getInt(@Nullable String name) throws JMSException {
        return Conversions.toInt(body.get(name), MapBody.label(name));
    }

    @Override
    public long getLong(@Nullable String name) throws JMSException {
        return Conversions.toLong(body.get(name), MapBody.label(name));
    }

    @Override
    public float getFloat(@Nullable String name) throws JMSException {
        return Conversions.toFloat(body.get(name), MapBody.label(name));
    }

    @Override
    public double getDouble(@Nullable String name) throws JMSException {
        return Conversions.toDouble(body.get(name), MapBody.label(name));
    }

    @Override
    public @Nullable String getString(@Nullable String name) throws JMSException {
        return Conversions.toText(body.get(name), MapBody.label(name));
    }

    @Override
    public byte @Nullable [] getBytes(@Nullable String name) throws JMSException {
        return Conversions.toBytes(body.get(name), MapBody.label(name));
    }

    @Override
    public @Nullable Object getObject(@Nullable String name) throws JMSException {
        return Conversions.copy(body.get(name));
    }

    @Override
    public Enumeration<String> getMapNames() throws JMSException {
        return Collections.enumeration(body.names());
    }

    @Override
    public void setBoolean(@Nullable String name, boolean value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setByte(@Nullable String name, byte value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setShort(@Nullable String name, short value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setChar(@Nullable String name, char value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setInt(@Nullable String name, int value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setLong(@Nullable String name, long value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setFloat(@Nullable String name, float value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setDouble(@Nullable String name, double value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setString(@Nullable String name, @Nullable String value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setBytes(@Nullable String name, byte @Nullable [] value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public void setBytes(@Nullable String name, byte[] value, int offset, int length) throws JMSException {
        body.set(name, Conversions.slice(value, offset, length));
    }

    @Override
    public void setObject(@Nullable String name, @Nullable Object value) throws JMSException {
        body.set(name, value);
    }

    @Override
    public boolean itemExists(@Nullable String name) throws JMSException {
        return body.contains(name);
    }
}
