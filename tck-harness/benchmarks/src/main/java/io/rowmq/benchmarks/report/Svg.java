package io.rowmq.benchmarks.report;

import java.util.Locale;

/** A picture that grows element by element. */
final class Svg {

    private static final String GREY = "#666";

    private final StringBuilder elements = new StringBuilder();

    void line(double x1, double y1, double x2, double y2, String colour) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    /** A line through points, which are pairs of numbers in the way of SVG. */
    void path(String points, String colour, boolean dashed) {
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>",
                points, colour, dashed ? " stroke-dasharray=\"4 3\"" : "");
    }

    void dot(double x, double y, String colour) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
    }

    void label(double x, double y, String anchor, String text) {
        text(x, y, anchor, 11, GREY, text);
    }

    void title(double x, double y, String text) {
        text(x, y, "start", 13, "#000", text);
    }

    private void text(double x, double y, String anchor, int size, String colour, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>",
                x, y, anchor, size, colour, escaped);
    }

    private void add(String element, Object... arguments) {
        elements.append("  ")
                .append(String.format(Locale.ROOT, element, arguments))
                .append('\n');
    }

    /** The whole file. */
    String toString(int width, int height) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\""
                        + " font-family=\"sans-serif\">%n"
                        + "  <rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n%3$s</svg>%n",
                width,
                height,
                elements);
    }
}
