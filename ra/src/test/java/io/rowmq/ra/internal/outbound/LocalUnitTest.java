package io.rowmq.ra.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;

/** Local transactions that the database has given up before they end. */
class LocalUnitTest {

    private final List<String> calls = new ArrayList<>();
    private boolean timedOut;
    private final LocalUnit unit = new LocalUnit((XAResource) Proxy.newProxyInstance(
            XAResource.class.getClassLoader(), new Class<?>[] {XAResource.class}, (proxy, method, arguments) -> {
                calls.add(method.getName());
                if (timedOut && method.getName().equals("end")) {
                    throw new XAException(XAException.XA_RBTIMEOUT);
                }
                return null;
            }));

    @Test
    void oneThatCanOnlyBeRolledBackIs() throws Exception {
        unit.begin();
        timedOut = true;
        assertThatThrownBy(unit::commit).isInstanceOf(ResourceException.class).hasMessageContaining("committed");
        assertThat(calls).containsExactly("start", "end", "rollback");
    }

    @Test
    void theNextCanBegin() throws Exception {
        unit.begin();
        timedOut = true;
        assertThatThrownBy(unit::commit).isInstanceOf(ResourceException.class);
        timedOut = false;
        calls.clear();
        unit.begin();
        unit.commit();
        assertThat(calls).containsExactly("start", "end", "commit");
    }
}
