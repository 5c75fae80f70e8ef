package io.rowmq.ra.internal.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.rmi.RemoteException;
import org.junit.jupiter.api.Test;

/** The exception of a bean in what servers make of it. */
class CausesTest {

    @Test
    void theWrapperOfAServerIsNotTheReason() {
        IllegalArgumentException reason = new IllegalArgumentException("cannot", new RemoteException());
        assertThat(Causes.ofBean(new RemoteException("the bean threw something", reason)))
                .isSameAs(reason);
        assertThat(Causes.ofBean(reason)).isSameAs(reason);
    }

    @Test
    void whatIsAloneIsTheReason() {
        RemoteException alone = new RemoteException("no route");
        assertThat(Causes.ofBean(alone)).isSameAs(alone);
    }
}
