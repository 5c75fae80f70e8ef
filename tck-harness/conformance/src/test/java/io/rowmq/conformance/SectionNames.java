package io.rowmq.conformance;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Puts the section before a test's name: {@code 6.2.10 acknowledgeCoversTheWholeSession}. */
final class SectionNames extends DisplayNameGenerator.Simple {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        Section section = method.getAnnotation(Section.class);
        if (section == null) {
            section = testClass.getAnnotation(Section.class);
        }
        return (section == null ? "" : section.value() + " ") + method.getName();
    }
}
