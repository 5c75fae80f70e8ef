package io.rowmq.management;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Calls the bean of an interface of the management API in another JVM. */
final class RemoteCalls implements InvocationHandler {

    private final MBeanServerConnection connection;
    private final ObjectName name;

    RemoteCalls(MBeanServerConnection connection, ObjectName name) {
        this.connection = connection;
        this.name = name;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws JMSException {
        Object[] values = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class || method.getName().equals("close")) {
            return own(proxy, method, values);
        }
        Type[] types = method.getGenericParameterTypes();
        Object[] open = new Object[values.length];
        Arrays.setAll(open, i -> OpenTypes.open(types[i], values[i]));
        String[] signature = Arrays.stream(types)
                .map(type -> OpenTypes.of(type).getClassName())
                .toArray(String[]::new);
        try {
            Object result = connection.invoke(name, method.getName(), open, signature);
            return OpenTypes.closed(method.getGenericReturnType(), result);
        } catch (MBeanException failure) {
            throw failed(failure);
        } catch (InstanceNotFoundException gone) {
            throw failure(
                    "The database is no longer open in the other JVM, or managed by another login: " + name, gone);
        } catch (JMException | IOException broken) {
            throw failure("Calling " + name + " failed: " + broken, broken);
        }
    }

    private @Nullable Object own(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name.toString();
            default -> null;
        };
    }

    private static JMSException failed(MBeanException failure) {
        String text = String.valueOf(failure.getTargetException().getMessage());
        int end = text.indexOf(OpenBean.CODE_END);
        JMSException told = end < 0
                ? new JMSException(text)
                : new JMSException(text.substring(end + OpenBean.CODE_END.length()), text.substring(0, end));
        told.initCause(failure);
        return told;
    }

    private static JMSException failure(String text, Exception cause) {
        JMSException failure = new JMSException(text, "ROWMQ-MANAGEMENT");
        failure.initCause(cause);
        return failure;
    }
}
