package io.rowmq.spi;

import javax.transaction.xa.Xid;

/** An {@link Xid} that was made of its stored form. */
record StoredXid(BranchId id) implements Xid {

    @Override
    public int getFormatId() {
        return id.formatId();
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return id.gtridBytes();
    }

    @Override
    public byte[] getBranchQualifier() {
        return id.bqualBytes();
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
