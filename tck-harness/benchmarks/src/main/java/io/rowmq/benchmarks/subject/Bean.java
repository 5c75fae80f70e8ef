package io.rowmq.benchmarks.subject;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An object of a class that is there only when a peer is measured: this module is built without the peers, so that
 * their libraries are no part of the build.
 *
 * @param object the object
 */
public record Bean(Object object) {

    /** A new object. */
    public static Bean create(String type, Object... arguments) throws Exception {
        for (Constructor<?> constructor : Class.forName(type).getConstructors()) {
            if (accepts(constructor.getParameterTypes(), arguments)) {
                return new Bean(unwrapped(() -> constructor.newInstance(arguments)));
            }
        }
        throw new NoSuchMethodException(type + " has no constructor for " + Arrays.toString(arguments));
    }

    /** What a static method returns. */
    public static Object callStatic(String type, String method, Object... arguments) throws Exception {
        return invoke(Class.forName(type), null, method, arguments);
    }

    /** Sets a property, and returns this. */
    public Bean set(String property, Object value) throws Exception {
        invoke(object.getClass(), object, "set" + property, value);
        return this;
    }

    /** What a method returns. */
    public Bean call(String method, Object... arguments) throws Exception {
        return new Bean(invoke(object.getClass(), object, method, arguments));
    }

    private static Object invoke(Class<?> type, @Nullable Object target, String name, Object... arguments)
            throws Exception {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
                Object result = unwrapped(() -> method.invoke(target, arguments));
                return result == null ? Void.TYPE : result;
            }
        }
        throw new NoSuchMethodException(type.getName() + " has no " + name + " for " + Arrays.toString(arguments));
    }

    private static boolean accepts(Class<?>[] parameters, Object[] arguments) {
        boolean accepted = parameters.length == arguments.length;
        for (int i = 0; accepted && i < arguments.length; i++) {
            Class<?> parameter =
                    java.lang.invoke.MethodType.methodType(parameters[i]).wrap().returnType();
            accepted = parameter.isInstance(arguments[i]);
        }
        return accepted;
    }

    private interface Reflective {

        Object run() throws ReflectiveOperationException;
    }

    private static Object unwrapped(Reflective call) throws Exception {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
