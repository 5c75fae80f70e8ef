package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.BranchItem;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.HandoutRecorder.Handout;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.Staging;
import io.rowmq.store.jdbc.internal.branch.BranchTable;
import io.rowmq.store.jdbc.internal.claim.HandoutTable;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;
import java.util.List;

/** Writes the units of one transaction: what each of them wants, statement by statement, as a few batches. */
final class UnitWriter {

    private boolean partsExist;

    /** {@code partsExist} says whether there may be large bodies that go with removed messages. */
    UnitWriter(boolean partsExist) {
        this.partsExist = partsExist;
    }

    /** Writes the contents of units whose sends have their positions; whether there was anything to write. */
    boolean write(StoreConnection connection, List<Pending> units) throws SQLException {
        boolean written = false;
        SendWriter sends = new SendWriter(connection);
        SettlementWriter settlements = new SettlementWriter(connection);
        StagingWriter stagings = new StagingWriter(connection);
        DeclarationWriter declarations = new DeclarationWriter(connection);
        SentWriter sent = new SentWriter(connection);
        for (Pending pending : units) {
            if (pending.unit.step() != null) {
                step(connection, pending, pending.unit.step());
                written = true;
            }
        }
        List<Pending> accepted =
                units.stream().filter(pending -> !pending.rejected).toList();
        for (Pending pending : accepted) {
            for (Declaration declaration : pending.unit.declarations()) {
                if (declaration instanceof Declaration.RememberSent remember) {
                    sent.add(remember);
                } else {
                    declarations.run(declaration);
                }
                written = true;
            }
            for (Staging staging : pending.unit.stagings()) {
                stagings.add(staging);
                written = true;
            }
            long position = pending.firstPosition;
            for (Send send : pending.unit.sends()) {
                sends.add(send, position++, pending.unit.prepares());
                written = true;
            }
        }
        sent.run();
        stagings.run();
        partsExist |= sends.run();
        for (Pending pending : accepted) {
            for (Settlement settlement : pending.unit.settlements()) {
                settlements.add(settlement, partsExist);
                written = true;
            }
        }
        settlements.run();
        return written;
    }

    /** Carries out what happens to a branch; a unit whose branch is not there is rejected as a whole. */
    private static void step(StoreConnection connection, Pending pending, BranchStep step) throws SQLException {
        if (step instanceof BranchStep.Prepare prepare) {
            List<BranchItem> items = BranchItem.of(pending.unit, pending.firstPosition);
            BranchTable.insert(connection, new BranchRow(step.branch(), BranchRow.State.PREPARED, prepare.at(), items));
        } else {
            pending.rejected = !BranchTable.apply(connection, step);
        }
    }

    /** Writes changed records of what has been handed out; whether there were any. */
    boolean write(StoreConnection connection, HandoutTable table, List<Handout> handouts) throws SQLException {
        if (handouts.isEmpty()) {
            return false;
        }
        table.write(connection, handouts);
        return true;
    }

    /** Writes what identifies the transaction afterwards, in case COMMIT does not return. */
    void mark(StoreConnection connection, int slot, long number, long nextPosition) throws SQLException {
        Batch update = new Batch(connection, Sql.UPDATE_MARKER);
        int[] updated = update.begin().set(number).set(nextPosition).set(slot).run();
        if (updated[0] == 0) {
            new Batch(connection, Sql.INSERT_MARKER)
                    .begin()
                    .set(number)
                    .set(nextPosition)
                    .set(slot)
                    .run();
        }
    }
}
