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
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import java.sql.SQLException;
import java.util.List;

/** Writes the units of one transaction: what each of them wants, statement by statement, as a few batches. */
final class UnitWriter {

    private final Regime regime;
    private boolean partsExist;

    /** {@code partsExist} says whether there may be large bodies that go with removed messages. */
    UnitWriter(Regime regime, boolean partsExist) {
        this.regime = regime;
        this.partsExist = partsExist;
    }

    /** Writes the contents of units whose sends have their positions; whether there was anything to write. */
    boolean write(StoreConnection connection, List<Pending> units) throws SQLException {
        boolean written = false;
        SendWriter sends = new SendWriter(connection);
        Settlements settlements = regime.settlements(connection);
        StagingWriter stagings = new StagingWriter(connection);
        DeclarationWriter declarations = new DeclarationWriter(connection);
        SentWriter sent = regime.sentWriter(connection);
        regime.admit(connection, units);
        for (Pending pending : units) {
            if (pending.unit.step() != null && pending.rejection == null) {
                step(connection, pending, pending.unit.step());
                written = true;
            }
        }
        List<Pending> accepted =
                units.stream().filter(pending -> pending.rejection == null).toList();
        accepted.forEach(pending -> sends.expect(pending.unit.sends()));
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
                settlements.add(settlement, pending.unit.premise().node(), partsExist);
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
            if (!BranchTable.apply(connection, step)) {
                pending.rejection = new RefusedException(
                        ErrorCode.NO_BRANCH,
                        "The branch " + step.branch() + " is not there to be finished: somebody else has done that");
            }
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
}
