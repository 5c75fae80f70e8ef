package io.rowmq.internal.engine;

import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchItem;
import io.rowmq.spi.BranchRow;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The branches of a store in memory, which sees to it that one thread at a time comes here. */
final class BranchTable {

    private final Map<BranchId, BranchRow> rows = new LinkedHashMap<>();

    /** Refuses what the state of the branch does not allow. */
    void require(@Nullable BranchStep step) throws JMSException {
        if (step == null || step instanceof BranchStep.Prepare) {
            return;
        }
        BranchRow row = rows.get(step.branch());
        boolean prepared = row != null && row.state() == BranchRow.State.PREPARED;
        if (row == null || prepared == step instanceof BranchStep.Forget) {
            throw new JMSException("no such branch", BranchStep.NO_BRANCH);
        }
    }

    /** Takes the step of a unit, if there is one. */
    void step(WorkUnit unit, long first) {
        BranchStep step = unit.step();
        if (step instanceof BranchStep.Prepare prepare) {
            rows.put(
                    step.branch(),
                    new BranchRow(step.branch(), BranchRow.State.PREPARED, prepare.at(), BranchItem.of(unit, first)));
        } else if (step instanceof BranchStep.Decide decide) {
            rows.put(step.branch(), new BranchRow(step.branch(), decide.outcome(), decide.at(), List.of()));
        } else if (step != null) {
            rows.remove(step.branch());
        }
    }

    List<BranchRow> all() {
        return List.copyOf(rows.values());
    }
}
