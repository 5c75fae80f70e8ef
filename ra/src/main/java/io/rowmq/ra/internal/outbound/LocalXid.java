package io.rowmq.ra.internal.outbound;

import java.nio.ByteBuffer;
import java.util.UUID;
import javax.transaction.xa.Xid;

/**
 * The identifier of a local transaction, which no transaction manager gives out.
 *
 * @param id its number
 */
record LocalXid(UUID id) implements Xid {

    private static final int FORMAT = 0x726F776D;

    static LocalXid unique() {
        return new LocalXid(UUID.randomUUID());
    }

    @Override
    public int getFormatId() {
        return FORMAT;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public byte[] getBranchQualifier() {
        return new byte[] {1};
    }
}
