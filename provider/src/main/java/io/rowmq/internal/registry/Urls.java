package io.rowmq.internal.registry;

import java.util.regex.Pattern;

/** JDBC URLs as they may be shown. */
public final class Urls {

    private static final Pattern PARAMETER = Pattern.compile("(?i)(\\b\\w*(?:password|pwd)=)[^;&]*");
    private static final Pattern BEFORE_HOST = Pattern.compile("(//[^/:@?;]*:)[^/@]*(?=@)");

    private Urls() {}

    /** The URL with *** for each password in it. */
    public static String withoutPassword(String url) {
        String shown = PARAMETER.matcher(url).replaceAll("$1***");
        return BEFORE_HOST.matcher(shown).replaceAll("$1***");
    }
}
