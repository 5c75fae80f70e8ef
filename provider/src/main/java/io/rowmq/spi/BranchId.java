package io.rowmq.spi;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of an XA transaction branch, as a value that can be compared, stored and read.
 *
 * @param formatId the format identifier, at least 0
 * @param gtrid the global transaction identifier, 1 to 64 bytes in hexadecimal
 * @param bqual the branch qualifier, at most 64 bytes in hexadecimal
 */
public record BranchId(int formatId, String gtrid, String bqual) {

    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern TEXT = Pattern.compile("(\\d{1,10}):((?:[0-9a-f]{2}){1,64}):((?:[0-9a-f]{2}){0,64})");

    /**
     * The identifier as a value.
     *
     * @throws IllegalArgumentException if it does not keep the limits of XA
     */
    public static BranchId of(Xid xid) {
        byte[] gtrid = xid.getGlobalTransactionId();
        byte[] bqual = xid.getBranchQualifier();
        if (xid.getFormatId() < 0) {
            throw new IllegalArgumentException("format identifier " + xid.getFormatId() + " stands for no branch");
        }
        if (gtrid == null || gtrid.length == 0 || gtrid.length > Xid.MAXGTRIDSIZE) {
            throw new IllegalArgumentException("the global transaction identifier has " + length(gtrid)
                    + " bytes; 1 to " + Xid.MAXGTRIDSIZE + " are allowed");
        }
        if (bqual == null || bqual.length > Xid.MAXBQUALSIZE) {
            throw new IllegalArgumentException("the branch qualifier has " + length(bqual) + " bytes; at most "
                    + Xid.MAXBQUALSIZE + " are allowed");
        }
        return new BranchId(xid.getFormatId(), HEX.formatHex(gtrid), HEX.formatHex(bqual));
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static BranchId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw notOne(text);
        }
        try {
            return new BranchId(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3));
        } catch (NumberFormatException tooLarge) {
            throw notOne(text);
        }
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException("'" + text + "' is no identifier of a branch: that has the form"
                + " FORMAT:GTRID:BQUAL, a number and two hexadecimal texts, for example 131077:0a1b:00");
    }

    private static String length(byte @Nullable [] bytes) {
        return bytes == null ? "no" : String.valueOf(bytes.length);
    }

    /** The identifier as transaction managers want it; equal identifiers give equal ones. */
    public Xid xid() {
        return new StoredXid(this);
    }

    byte[] gtridBytes() {
        return HEX.parseHex(gtrid);
    }

    byte[] bqualBytes() {
        return HEX.parseHex(bqual);
    }

    /** For example {@code 131077:0a1b:00}. */
    @Override
    public String toString() {
        return formatId + ":" + gtrid + ":" + bqual;
    }
}
