package io.rowmq.conformance.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links within the documents lead somewhere. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void leadToFilesAndHeadings() throws IOException {
        List<String> lost = new ArrayList<>();
        int links = 0;
        for (Path page : Documents.pages()) {
            String text = CODE.matcher(Documents.read(page)).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                String target = link.group(1) == null ? link.group(2) : link.group(1);
                if (!target.contains("://") && !leads(page, target)) {
                    lost.add(Documents.name(page) + ": " + target);
                }
                links++;
            }
        }
        assertThat(links).isGreaterThan(100);
        assertThat(lost).isEmpty();
    }

    private static boolean leads(Path page, String target) {
        int hash = target.indexOf('#');
        Path file = hash == 0 ? page : page.resolveSibling(hash < 0 ? target : target.substring(0, hash));
        return Files.exists(file) && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) {
        String withoutPrograms = Pattern.compile("(?ms)^```.*?^```")
                .matcher(Documents.read(page))
                .replaceAll("");
        return HEADING.matcher(withoutPrograms)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
