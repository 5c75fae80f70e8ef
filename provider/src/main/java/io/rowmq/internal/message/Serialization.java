package io.rowmq.internal.message;

import jakarta.jms.MessageFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Java serialisation of the bodies of object messages. Reading asks {@link TrustedClasses} for every class, and a
 * filter that the JVM was started with as well; it finds classes with the thread's context class loader, then with
 * ours.
 */
final class Serialization {

    private Serialization() {}

    static byte[] write(Serializable object) throws MessageFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException | RuntimeException failure) {
            throw Failures.because(
                    new MessageFormatException(
                            "An object of " + object.getClass().getName()
                                    + " cannot be the body of a message, because it cannot be serialised: " + failure
                                    + "; let everything it refers to implement java.io.Serializable, or send a text"),
                    failure);
        }
        return bytes.toByteArray();
    }

    /** Reads an object; without {@code trusted} only the JVM's own filter is asked. */
    static Serializable read(byte[] bytes, @Nullable TrustedClasses trusted) throws MessageFormatException {
        Gate gate = new Gate(trusted);
        try (Reader in = new Reader(new ByteArrayInputStream(bytes), gate)) {
            return (Serializable) in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError failure) {
            throw because(failure, gate.refused);
        }
    }

    private static MessageFormatException because(Throwable failure, @Nullable String refused) {
        String text = refused == null
                ? "The object in this message cannot be read: " + failure
                : "The object in this message was not read: " + refused
                        + " is not trusted. If you trust whoever can send"
                        + " to this destination, allow it with trustedClasses, for example"
                        + " trustedClasses=com.example.**;java.util.*";
        MessageFormatException exception = new MessageFormatException(text);
        if (failure instanceof Exception cause) {
            return Failures.because(exception, cause);
        }
        exception.initCause(failure);
        return exception;
    }

    /** Remembers what it refused, so that the exception can name it. */
    private static final class Gate implements ObjectInputFilter {

        private final @Nullable TrustedClasses trusted;
        private @Nullable String refused;

        Gate(@Nullable TrustedClasses trusted) {
            this.trusted = trusted;
        }

        @Override
        public Status checkInput(FilterInfo info) {
            ObjectInputFilter ofJvm = Config.getSerialFilter();
            if (ofJvm != null && ofJvm.checkInput(info) == Status.REJECTED) {
                return refuse(info);
            }
            if (trusted == null) {
                return Status.UNDECIDED;
            }
            Status status = trusted.judge(info);
            return status == Status.REJECTED ? refuse(info) : status;
        }

        private Status refuse(FilterInfo info) {
            Class<?> type = info.serialClass();
            refused = type == null ? "its size or depth" : "class " + type.getTypeName();
            return Status.REJECTED;
        }
    }

    /** An object stream that looks classes up where the application's are. */
    private static final class Reader extends ObjectInputStream {

        Reader(InputStream in, ObjectInputFilter filter) throws IOException {
            super(in);
            setObjectInputFilter(filter);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            try {
                return Class.forName(description.getName(), false, context);
            } catch (ClassNotFoundException notThere) {
                try {
                    return Class.forName(description.getName(), false, Serialization.class.getClassLoader());
                } catch (ClassNotFoundException neitherHere) {
                    // finds primitive types, and throws for what is nowhere
                    return super.resolveClass(description);
                }
            }
        }

        @Override
        protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            Class<?>[] interfaces = new Class<?>[names.length];
            try {
                for (int i = 0; i < names.length; i++) {
                    interfaces[i] = Class.forName(names[i], false, context);
                }
            } catch (ClassNotFoundException notThere) {
                return super.resolveProxyClass(names);
            }
            // only its class is used; the stream makes the object itself
            return Proxy.newProxyInstance(context, interfaces, (proxy, method, arguments) -> null)
                    .getClass();
        }
    }
}
