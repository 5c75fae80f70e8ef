package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.management.RowmqManagement;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/management.md has every part of the management API, and the type of its bean. */
class ManagementDocumentTest {

    private static final Pattern PART = Pattern.compile("(?m)^\\| `(\\w+)\\(\\)` \\|");

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "management.md"));
    }

    private static List<String> parts() {
        return Arrays.stream(RowmqManagement.class.getDeclaredMethods())
                .filter(method -> method.getReturnType().isInterface())
                .map(Method::getName)
                .toList();
    }

    @Test
    void everyPartIsInTheTable() throws IOException {
        assertThat(PART.matcher(document()).results().map(part -> part.group(1)))
                .containsExactlyInAnyOrderElementsOf(parts());
    }

    @Test
    void everyBeanIsNamed() throws IOException {
        String beans = document();

        assertThat(parts())
                .map(part -> "`" + Character.toUpperCase(part.charAt(0)) + part.substring(1) + "`")
                .allSatisfy(type -> assertThat(beans).contains(type));
    }
}
