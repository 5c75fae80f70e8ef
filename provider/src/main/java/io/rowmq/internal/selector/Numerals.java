package io.rowmq.internal.selector;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads numeric literals in Java's syntax (JLS 3.10.1, 3.10.2). As the specification wants the range of long without a
 * suffix, an exact literal is an int if it fits and a long otherwise; hexadecimal, octal and binary ones may use all 64
 * bits.
 */
final class Numerals {

    private static final int LONGEST = 400;
    private static final String DIGITS = "[0-9](?:[0-9_]*[0-9])?";
    private static final String HEX_DIGITS = "[0-9a-fA-F](?:[0-9a-fA-F_]*[0-9a-fA-F])?";
    private static final Pattern DECIMAL = Pattern.compile("(?:0|[1-9](?:[0-9_]*[0-9])?)[lL]?");
    private static final Pattern OCTAL = Pattern.compile("0[0-7_]*[0-7][lL]?");
    private static final Pattern BINARY = Pattern.compile("0[bB][01](?:[01_]*[01])?[lL]?");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9_]+[lL]?");
    private static final Pattern HEX = Pattern.compile("0[xX]" + HEX_DIGITS + "[lL]?");
    private static final Pattern FLOATING = Pattern.compile(
            "(?:" + DIGITS + "\\.?|(?:" + DIGITS + ")?\\." + DIGITS + ")(?:[eE][+-]?" + DIGITS + ")?[fFdD]?");
    private static final Pattern HEX_FLOATING = Pattern.compile("0[xX](?:" + HEX_DIGITS + "\\.?|(?:" + HEX_DIGITS
            + ")?\\." + HEX_DIGITS + ")[pP][+-]?" + DIGITS + "[fFdD]?");

    private Numerals() {}

    /**
     * Reads a literal.
     *
     * @param negative whether a minus sign stands before it, without which the smallest long could not be written
     * @throws NumberFormatException if it is none; the message says why
     */
    static Number parse(String literal, boolean negative) {
        if (literal.length() > LONGEST) {
            throw new NumberFormatException("a number has at most " + LONGEST + " characters");
        }
        String plain = literal.replace("_", "");
        if (DECIMAL.matcher(literal).matches()) {
            return exact(plain, 0, 10, negative);
        } else if (OCTAL.matcher(literal).matches()) {
            return exact(plain, 1, 8, negative);
        } else if (BINARY.matcher(literal).matches()) {
            return exact(plain, 2, 2, negative);
        } else if (HEX.matcher(literal).matches()) {
            return exact(plain, 2, 16, negative);
        } else if (LEADING_ZERO.matcher(literal).matches()) {
            throw new NumberFormatException("a leading 0 makes it octal, which has digits from 0 to 7");
        } else if (FLOATING.matcher(literal).matches()
                || HEX_FLOATING.matcher(literal).matches()) {
            return approximate(plain, negative);
        }
        throw new NumberFormatException("this is not a number in Java's syntax, such as 57, 0x1F, 2.5 or 7E3");
    }

    private static Number exact(String literal, int prefix, int radix, boolean negative) {
        char last = Character.toUpperCase(literal.charAt(literal.length() - 1));
        boolean suffixed = last == 'L';
        String digits = literal.substring(prefix, literal.length() - (suffixed ? 1 : 0));
        BigInteger magnitude = new BigInteger(digits, radix);
        BigInteger value = negative ? magnitude.negate() : magnitude;
        if (radix == 10 ? value.bitLength() >= Long.SIZE : magnitude.bitLength() > Long.SIZE) {
            throw new NumberFormatException("this is outside the range of long, which is " + Long.MIN_VALUE + " to "
                    + Long.MAX_VALUE + "; with a decimal point it would be a double");
        }
        long bits = value.longValue();
        if (!suffixed && bits == (int) bits && value.bitLength() < Long.SIZE) {
            return (int) bits;
        }
        return bits;
    }

    private static Number approximate(String literal, boolean negative) {
        String lower = literal.toLowerCase(Locale.ROOT);
        boolean hex = lower.startsWith("0x");
        boolean single = lower.endsWith("f") && (!hex || lower.indexOf('p') > 0);
        double value = single ? Float.parseFloat(literal) : Double.parseDouble(literal);
        String type = single ? "float" : "double";
        if (Double.isInfinite(value)) {
            throw new NumberFormatException("this is too large for a " + type);
        }
        String significand = lower.split(hex ? "p" : "e", 2)[0].substring(hex ? 2 : 0);
        if (value == 0 && significand.chars().anyMatch(digit -> Character.digit(digit, hex ? 16 : 10) > 0)) {
            throw new NumberFormatException("this is too small for a " + type);
        }
        double result = negative ? -value : value;
        return single ? (Number) (float) result : (Number) result;
    }
}
