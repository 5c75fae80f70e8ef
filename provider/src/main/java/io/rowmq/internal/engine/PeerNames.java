package io.rowmq.internal.engine;

import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.DestinationRow.Kind;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names in a database that several JVMs share: each is looked up when it is first used, and one of a temporary queue
 * elsewhere, to which replies go, is remembered for a while. It may begin anew under another key, and then the store
 * refuses what is sent to the former one. What is sent to a topic nobody has to take, so one of those is looked up each
 * time.
 */
final class PeerNames implements DestinationNames {

    private static final int REMEMBERED = 1_000;

    private final Peers peers;
    private final Map<String, DestinationRow> elsewhere =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, DestinationRow> eldest) {
                    return size() > REMEMBERED;
                }
            });

    PeerNames(Peers peers) {
        this.peers = peers;
    }

    @Override
    public List<DestinationRow> load() {
        return List.of();
    }

    @Override
    public Defined define(Kind kind, String name) throws JMSException {
        return new Defined(peers.registry().destination(kind, name), false);
    }

    @Override
    public DestinationRow createTemporary(Kind kind, String name) throws JMSException {
        return peers.alive(node -> peers.registry().createTemporary(node, kind, name));
    }

    @Override
    public @Nullable DestinationRow temporaryElsewhere(String name) throws JMSException {
        DestinationRow known = elsewhere.get(name);
        if (known == null) {
            known = peers.registry().temporary(name);
            if (known != null && known.kind() == Kind.QUEUE) {
                elsewhere.put(name, known);
            }
        }
        return known;
    }

    @Override
    public boolean forgetElsewhere(Collection<Long> ids) {
        synchronized (elsewhere) {
            return elsewhere.values().removeIf(row -> ids.contains(row.id()));
        }
    }

    @Override
    public void deleteTemporary(DestinationRow destination) throws JMSException {
        peers.registry().deleteTemporary(destination);
    }
}
