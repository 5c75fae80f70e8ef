package io.rowmq.ra.internal.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a delivery has failed, as far as its XA resource can tell. */
class EndpointResourceTest {

    private int error;
    private final EndpointResource resource = new EndpointResource((XAResource) Proxy.newProxyInstance(
            XAResource.class.getClassLoader(), new Class<?>[] {XAResource.class}, (proxy, method, arguments) -> {
                if (error != 0) {
                    throw new XAException(error);
                }
                return method.getName().equals("prepare") ? XAResource.XA_OK : null;
            }));
    private final List<Throwable> failures = new ArrayList<>();
    private final Xid xid = proxyXid();

    private static Xid proxyXid() {
        return (Xid) Proxy.newProxyInstance(
                Xid.class.getClassLoader(), new Class<?>[] {Xid.class}, (proxy, method, arguments) -> null);
    }

    @ParameterizedTest
    @ValueSource(ints = {XAException.XA_RBROLLBACK, XAException.XA_RBTIMEOUT})
    void aBranchThatHasRolledItselfBackIsAFailure(int code) {
        resource.begin(failures::add);
        error = code;
        assertThatThrownBy(() -> resource.prepare(xid)).isInstanceOf(XAException.class);
        assertThat(resource.hasFailed()).isTrue();
        resource.begin(failures::add);
        assertThatThrownBy(() -> resource.commit(xid, true)).isInstanceOf(XAException.class);
        assertThat(resource.hasFailed()).isTrue();
        assertThat(failures).hasSize(2).allMatch(XAException.class::isInstance);
    }

    @Test
    void oneThatIsCommittedLaterIsNone() throws Exception {
        resource.begin(failures::add);
        assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_OK);
        error = XAException.XAER_RMFAIL;
        assertThatThrownBy(() -> resource.commit(xid, false)).isInstanceOf(XAException.class);
        assertThat(resource.hasFailed()).isFalse();
        assertThat(failures).isEmpty();
    }
}
