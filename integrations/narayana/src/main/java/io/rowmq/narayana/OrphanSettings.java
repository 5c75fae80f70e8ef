package io.rowmq.narayana;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.jta.common.JTAEnvironmentBean;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import java.util.List;
import java.util.Optional;

/**
 * What Narayana needs to roll back branches of transactions that were never decided.
 *
 * @param node how this transaction manager calls itself
 * @param recovered the nodes it recovers
 * @param filters how many filters tell it which branches are without a transaction
 */
record OrphanSettings(String node, List<String> recovered, int filters) {

    private static final String ALL_NODES = "*";

    static OrphanSettings ofThisJvm() {
        JTAEnvironmentBean jta = jtaPropertyManager.getJTAEnvironmentBean();
        List<String> recovered = jta.getXaRecoveryNodes();
        return new OrphanSettings(
                arjPropertyManager.getCoreEnvironmentBean().getNodeIdentifier(),
                recovered == null ? List.of() : List.copyOf(recovered),
                jta.getXaResourceOrphanFilterClassNames().size());
    }

    /** What is missing, for the log. */
    Optional<String> warning() {
        String consequence =
                ": what is prepared when the JVM ends, before its transaction is decided, stays in doubt. ";
        if (filters == 0) {
            return Optional.of("Narayana has no orphan filters" + consequence
                    + "Set JTAEnvironmentBean.xaResourceOrphanFilterClassNames as Narayana's own"
                    + " jbossts-properties.xml does");
        }
        if (!recovered.contains(node) && !recovered.contains(ALL_NODES)) {
            return Optional.of("Narayana's node '" + node + "' is not among the nodes it recovers, " + recovered
                    + consequence + "Set JTAEnvironmentBean.xaRecoveryNodes=" + node);
        }
        return Optional.empty();
    }
}
