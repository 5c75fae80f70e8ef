package io.rowmq.internal.message;

import io.rowmq.spi.MessageBody;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours: header fields, properties and a body, of which this class hands on what the interface asks for. By
 * itself it is a plain message, without a body. For one thread at a time, as the session it belongs to.
 */
class Envelope implements Message {

    private final Headers headers;
    private final Properties properties;
    private final Acknowledger acknowledger;
    private final Body body;

    /** A new message. */
    Envelope(Body body) {
        this.headers = new Headers();
        this.properties = new Properties();
        this.acknowledger = Acknowledger.NONE;
        this.body = body;
    }

    /** A received message. */
    Envelope(Received received, Body body) {
        this.headers = received.headers();
        this.properties = received.properties();
        this.acknowledger = received.acknowledger();
        this.body = body;
    }

    /** The parts of a received message that all types of message share. */
    record Received(Headers headers, Properties properties, Acknowledger acknowledger) {}

    /** The properties as they would be sent now. */
    final Map<String, @Nullable Object> storedProperties() {
        return properties.stored();
    }

    /** Leaves {@code JMSXUserID} on a message that has been sent, null for none. */
    final void sentBy(@Nullable Object userId) {
        properties.sentBy(userId);
    }

    /** The body as it would be sent now. */
    final MessageBody storedBody() throws JMSException {
        return body.stored();
    }

    @Override
    public final @Nullable String getJMSMessageID() {
        return headers.messageId;
    }

    @Override
    public final void setJMSMessageID(@Nullable String id) {
        headers.messageId = id;
    }

    @Override
    public final long getJMSTimestamp() {
        return headers.timestamp;
    }

    @Override
    public final void setJMSTimestamp(long timestamp) {
        headers.timestamp = timestamp;
    }

    @Override
    public final byte @Nullable [] getJMSCorrelationIDAsBytes() {
        return CorrelationId.toBytes(headers.correlationId);
    }

    @Override
    public final void setJMSCorrelationIDAsBytes(byte @Nullable [] correlationId) {
        headers.correlationId = CorrelationId.ofBytes(correlationId);
    }

    @Override
    public final void setJMSCorrelationID(@Nullable String correlationId) {
        headers.correlationId = correlationId;
    }

    @Override
    public final @Nullable String getJMSCorrelationID() {
        return headers.correlationId;
    }

    @Override
    public final @Nullable Destination getJMSReplyTo() {
        return headers.replyTo;
    }

    @Override
    public final void setJMSReplyTo(@Nullable Destination replyTo) {
        headers.replyTo = replyTo;
    }

    @Override
    public final @Nullable Destination getJMSDestination() {
        return headers.destination;
    }

    @Override
    public final void setJMSDestination(@Nullable Destination destination) {
        headers.destination = destination;
    }

    @Override
    public final int getJMSDeliveryMode() {
        return headers.deliveryMode;
    }

    @Override
    public final void setJMSDeliveryMode(int deliveryMode) {
        headers.deliveryMode = deliveryMode;
    }

    @Override
    public final boolean getJMSRedelivered() {
        return headers.redelivered;
    }

    @Override
    public final void setJMSRedelivered(boolean redelivered) {
        headers.redelivered = redelivered;
    }

    @Override
    public final @Nullable String getJMSType() {
        return headers.type;
    }

    @Override
    public final void setJMSType(@Nullable String type) {
        headers.type = type;
    }

    @Override
    public final long getJMSExpiration() {
        return headers.expiration;
    }

    @Override
    public final void setJMSExpiration(long expiration) {
        headers.expiration = expiration;
    }

    @Override
    public final long getJMSDeliveryTime() {
        return headers.deliveryTime;
    }

    @Override
    public final void setJMSDeliveryTime(long deliveryTime) {
        headers.deliveryTime = deliveryTime;
    }

    @Override
    public final int getJMSPriority() {
        return headers.priority;
    }

    @Override
    public final void setJMSPriority(int priority) {
        headers.priority = priority;
    }

    @Override
    public final void clearProperties() {
        properties.clear();
    }

    @Override
    public final boolean propertyExists(@Nullable String name) {
        return properties.contains(name);
    }

    @Override
    public final boolean getBooleanProperty(@Nullable String name) throws JMSException {
        return properties.getBoolean(name);
    }

    @Override
    public final byte getByteProperty(@Nullable String name) throws JMSException {
        return properties.getByte(name);
    }

    @Override
    public final short getShortProperty(@Nullable String name) throws JMSException {
        return properties.getShort(name);
    }

    @Override
    public final int getIntProperty(@Nullable String name) throws JMSException {
        return properties.getInt(name);
    }

    @Override
    public final long getLongProperty(@Nullable String name) throws JMSException {
        return properties.getLong(name);
    }

    @Override
    public final float getFloatProperty(@Nullable String name) throws JMSException {
        return properties.getFloat(name);
    }

    @Override
    public final double getDoubleProperty(@Nullable String name) throws JMSException {
        return properties.getDouble(name);
    }

    @Override
    public final @Nullable String getStringProperty(@Nullable String name) throws JMSException {
        return properties.getString(name);
    }

    @Override
    public final @Nullable Object getObjectProperty(@Nullable String name) {
        return properties.get(name);
    }

    @Override
    public final Enumeration<String> getPropertyNames() {
        return Collections.enumeration(properties.names());
    }

    @Override
    public final void setBooleanProperty(@Nullable String name, boolean value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setByteProperty(@Nullable String name, byte value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setShortProperty(@Nullable String name, short value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setIntProperty(@Nullable String name, int value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setLongProperty(@Nullable String name, long value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setFloatProperty(@Nullable String name, float value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setDoubleProperty(@Nullable String name, double value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setStringProperty(@Nullable String name, @Nullable String value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setObjectProperty(@Nullable String name, @Nullable Object value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void acknowledge() throws JMSException {
        acknowledger.acknowledge();
    }

    @Override
    public final void clearBody() {
        body.clear();
    }

    @Override
    public final <T> @Nullable T getBody(Class<T> type) throws JMSException {
        return body.as(type);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the interface's own signature
    public final boolean isBodyAssignableTo(Class type) throws JMSException {
        return body.isAssignableTo(type);
    }

    /** The type of message and its identifier; neither properties nor body, which may be confidential. */
    @Override
    public final String toString() {
        String type = getClass().getInterfaces()[0].getSimpleName();
        return headers.messageId == null ? type + " not sent" : type + " " + headers.messageId;
    }
}
