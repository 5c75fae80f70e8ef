package io.rowmq.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lease of one JVM. */
class MembershipTest {

    private static final Set<Thread.State> WAITING_OR_DONE = EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED);

    private final SharedMemory memory = new SharedMemory();
    private final ManualTime time = new ManualTime();
    private final List<Long> lost = new ArrayList<>();

    @Test
    void nobodyIsToldThatTheLeaseHoldsBeforeAllThatTheFormerNodeHadIsLost() throws Exception {
        assertThat(othersWhileItBeginsAnew(membership -> {
                    die(membership);
                    membership.ensure();
                }))
                .containsExactly(Thread.State.BLOCKED);
    }

    @Test
    void norIfItLearnsOfItsEndBeforeTheLeaseIsOverByItsOwnClock() throws Exception {
        assertThat(othersWhileItBeginsAnew(membership -> {
                    memory.nodes.leave(membership.node());
                    membership.renew();
                }))
                .containsExactly(Thread.State.BLOCKED);
    }

    private interface End {
        void of(Membership membership) throws JMSException;
    }

    /** What a thread does that asks for the lease meanwhile. */
    private List<Thread.State> othersWhileItBeginsAnew(End end) throws Exception {
        List<Thread.State> meanwhile = new ArrayList<>();
        List<Thread> asking = new ArrayList<>();
        Membership[] membership = new Membership[1];
        membership[0] = new Membership(memory.nodes, time, Member.LEASE, former -> {
            Thread other = new Thread(() -> ensure(membership[0]));
            other.start();
            asking.add(other);
            Member.soon().until(() -> WAITING_OR_DONE.contains(other.getState()));
            meanwhile.add(other.getState());
        });
        membership[0].join();
        end.of(membership[0]);
        asking.get(0).join();
        return meanwhile;
    }

    private static void ensure(Membership membership) {
        try {
            membership.ensure();
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void whatANodeHadIsLostOnceAndItGoesOnAsAnother() throws JMSException {
        Membership membership = new Membership(memory.nodes, time, Member.LEASE, lost::add);
        membership.join();
        long former = membership.node();
        die(membership);
        membership.ensure();
        membership.ensure();
        assertThat(lost).containsExactly(former);
        assertThat(membership.node()).isNotEqualTo(former);
    }

    @Test
    void aLeaseThatNobodyHasEndedIsRenewed() throws JMSException {
        Membership membership = new Membership(memory.nodes, time, Member.LEASE, lost::add);
        membership.join();
        long node = membership.node();
        time.pass(Member.LEASE.toMillis());
        membership.ensure();
        assertThat(lost).isEmpty();
        assertThat(membership.node()).isEqualTo(node);
    }

    private void die(Membership membership) {
        memory.nodes.leave(membership.node());
        time.pass(Member.LEASE.toMillis());
    }
}
