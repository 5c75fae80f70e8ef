package io.rowmq.management;

import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenMBeanOperationInfo;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import org.jspecify.annotations.Nullable;

/** An interface of the management API as a bean whose operations take and return open types. */
final class OpenBean implements DynamicMBean {

    /** Stands between the error code and the message of a failure, so that the other side can tell them apart. */
    static final String CODE_END = ": ";

    private final Object target;
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final MBeanInfo info;

    OpenBean(Class<?> type, Object target) {
        this.target = target;
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.getName().equals("close"))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .forEach(method -> methods.put(method.getName(), method));
        this.info = new OpenMBeanInfoSupport(
                type.getName(),
                "See the Javadoc of " + type.getName(),
                null,
                null,
                methods.values().stream().map(OpenBean::operation).toArray(OpenMBeanOperationInfo[]::new),
                null);
    }

    private static OpenMBeanOperationInfo operation(Method method) {
        OpenMBeanParameterInfo[] parameters =
                Arrays.stream(method.getParameters()).map(OpenBean::parameter).toArray(OpenMBeanParameterInfo[]::new);
        return new OpenMBeanOperationInfoSupport(
                method.getName(),
                method.getName(),
                parameters,
                OpenTypes.of(method.getGenericReturnType()),
                MBeanOperationInfo.UNKNOWN);
    }

    private static OpenMBeanParameterInfo parameter(Parameter parameter) {
        return new OpenMBeanParameterInfoSupport(
                parameter.getName(), parameter.getName(), OpenTypes.of(parameter.getParameterizedType()));
    }

    @Override
    public @Nullable Object invoke(String name, Object @Nullable [] arguments, String @Nullable [] signature)
            throws MBeanException, ReflectionException {
        Method method = methods.get(name);
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method == null || method.getParameterCount() != given.length) {
            throw new ReflectionException(new NoSuchMethodException("There is no operation " + name + " with "
                    + given.length + " parameters; the operations are " + methods.keySet()));
        }
        try {
            Type[] types = method.getGenericParameterTypes();
            Object[] values = new Object[given.length];
            Arrays.setAll(values, i -> OpenTypes.closed(types[i], given[i]));
            return OpenTypes.open(method.getGenericReturnType(), method.invoke(target, values));
        } catch (InvocationTargetException failure) {
            throw plain(failure.getCause());
        } catch (IllegalArgumentException | IllegalAccessException failure) {
            throw plain(failure);
        }
    }

    /** A failure that consoles without RowMQ's classes can read. */
    private static MBeanException plain(Throwable failure) {
        String code = failure instanceof JMSException jms && jms.getErrorCode() != null ? jms.getErrorCode() : "ROWMQ";
        String text = failure instanceof JMSException || failure instanceof IllegalArgumentException
                ? String.valueOf(failure.getMessage())
                : failure.toString();
        RuntimeException plain = new RuntimeException(code + CODE_END + text);
        plain.setStackTrace(failure.getStackTrace());
        return new MBeanException(plain, plain.getMessage());
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return info;
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute + ": this bean has operations only");
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + ": this bean has operations only");
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        return new AttributeList();
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }
}
