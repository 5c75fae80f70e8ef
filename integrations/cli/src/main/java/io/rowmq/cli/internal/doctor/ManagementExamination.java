package io.rowmq.cli.internal.doctor;

import io.rowmq.management.RowmqDestination;
import io.rowmq.management.RowmqHealthReport;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqNode;
import io.rowmq.management.RowmqSetting;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.ArrayList;
import java.util.List;

/** What the management API can tell. */
public final class ManagementExamination {

    private static final int MOST_DESTINATIONS = 1_000;
    private static final int MOST_NAMED = 5;

    private final RowmqManagement management;

    /** Looks at a database. */
    public ManagementExamination(RowmqManagement management) {
        this.management = management;
    }

    /** What was found. */
    public List<Finding> findings() throws JMSException {
        List<Finding> findings = new ArrayList<>();
        RowmqHealthReport health = management.health().check();
        findings.add(Finding.ok(
                "tables",
                "schema version " + health.schemaVersion()
                        + (health.shared() ? ", shared by JVMs" : ", of one JVM at a time")));
        for (RowmqHealthReport.Check check : health.checks()) {
            findings.add(of(check));
        }
        if (health.shared()) {
            findings.add(leases());
        }
        List<RowmqDestination> destinations = management.destinations().list(null, 0, MOST_DESTINATIONS);
        int all = management.destinations().count(null);
        if (all > destinations.size()) {
            findings.add(Finding.ok(
                    "destinations", "only the first " + destinations.size() + " of " + all + " were looked at"));
        }
        findings.add(some(
                "dead letters",
                destinations.stream()
                        .filter(one -> one.deadLetters() && one.ready() > 0)
                        .map(one -> one.name() + ": " + one.ready())
                        .toList(),
                "rowmq browse QUEUE shows the reasons; rowmq retry QUEUE --all sends them back, rowmq purge deletes"
                        + " them"));
        findings.add(some(
                "pauses",
                destinations.stream()
                        .filter(RowmqDestination::paused)
                        .map(RowmqDestination::name)
                        .toList(),
                "rowmq resume DESTINATION lets consumers go on"));
        findings.add(settings());
        return findings;
    }

    private Finding leases() throws JMSException {
        List<RowmqNode> nodes;
        try {
            nodes = management.nodes().list();
        } catch (JMSSecurityException denied) {
            return Finding.ok("leases", "not looked at: only administrators see the JVMs");
        }
        List<String> late = nodes.stream()
                .filter(node -> node.state() == RowmqNode.State.LATE)
                .map(node -> node.name() + " since " + -node.leaseLeftMillis() + " ms")
                .toList();
        long alive = nodes.stream()
                .filter(node -> node.state() == RowmqNode.State.ALIVE)
                .count();
        return late.isEmpty()
                ? Finding.ok("leases", "renewed by " + alive + " JVM(s)")
                : Finding.look(
                        "leases",
                        "not renewed by " + String.join(", ", late),
                        "these JVMs have stopped or stand still; what they have goes to others by itself, if one runs");
    }

    private static Finding of(RowmqHealthReport.Check check) {
        return switch (check.state()) {
            case UP -> Finding.ok(check.name(), check.detail());
            case WARNING -> Finding.look(check.name(), check.detail(), remedy(check.name()));
            case DOWN -> Finding.wrong(check.name(), check.detail(), "see the message");
        };
    }

    private static String remedy(String check) {
        return switch (check) {
            case "branches" ->
                "their transaction manager should recover; if it never will, rowmq branches commit or rollback";
            case "outbox" -> "no JVM with RowMQ has moved them; is one running with the option outboxPoll not 0?";
            default -> "see the message";
        };
    }

    private static Finding some(String what, List<String> found, String remedy) {
        if (found.isEmpty()) {
            return Finding.ok(what, "none");
        }
        String names = String.join(", ", found.subList(0, Math.min(MOST_NAMED, found.size())));
        return Finding.look(
                what,
                names + (found.size() > MOST_NAMED ? " and " + (found.size() - MOST_NAMED) + " others" : ""),
                remedy);
    }

    /** Settings for a destination that does not exist may be a slip of the pen. */
    private Finding settings() throws JMSException {
        List<String> unused = new ArrayList<>();
        for (RowmqSetting setting : management.settings().list()) {
            if (management.destinations().count(setting.pattern()) == 0) {
                unused.add(setting.pattern() + " " + setting.name());
            }
        }
        return some("settings without a destination", unused, "rowmq settings unset PATTERN NAME takes one back");
    }
}
