package io.rowmq.ra.internal.outbound;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an application does with one session, until it closes it. */
final class Scope {

    private final ConnectionHandle owner;
    private final ManagedLink link;
    /** What reads, by its handle: closed at the end if the application has not done so. */
    private final Map<Object, Object> reading = new LinkedHashMap<>();

    private boolean ended;

    Scope(ConnectionHandle owner, ManagedLink link) {
        this.owner = owner;
        this.link = link;
    }

    ConnectionHandle owner() {
        return owner;
    }

    void checkOpen() throws JMSException {
        owner.checkOpen();
        if (ended) {
            throw new IllegalStateException("The session is closed; create a new one", "ROWMQ-CLOSED");
        }
    }

    /** The answer to what depends on the transaction that the connection is in at the moment. */
    @Nullable Object mode(Method method) throws JMSException {
        return Mode.answer(method, link.session());
    }

    /** What the application gets of a result. */
    @Nullable Object handed(@Nullable Object result) {
        if (result instanceof TemporaryQueue || result instanceof TemporaryTopic) {
            link.created((Destination) result);
        }
        HandleKind kind = HandleKind.of(result);
        if (result == null || kind == null) {
            return result;
        }
        Object handle = Handle.of(result, kind, this);
        if (kind.reads()) {
            reading.put(handle, result);
        }
        return handle;
    }

    /** The application closed a handle. */
    void closed(Object handle, Object target, HandleKind kind) throws JMSException {
        reading.remove(handle);
        switch (kind) {
            case SESSION -> owner.endSession();
            case CONTEXT -> owner.close();
            default -> Parts.close(target);
        }
    }

    void end() throws JMSException {
        ended = true;
        Parts.closeAll(reading.values());
        reading.clear();
    }
}
