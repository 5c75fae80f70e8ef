package io.rowmq.internal.engine;

import io.rowmq.spi.Declaration.CreateDestination;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.DestinationRow.Kind;
import io.rowmq.spi.Effect;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names in a database that this JVM has to itself: it knows them all, and temporary ones are in memory only. */
final class OwnNames implements DestinationNames {

    private final EngineParts parts;

    OwnNames(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public List<DestinationRow> load() throws JMSException {
        return parts.store().destinations();
    }

    @Override
    public Defined define(Kind kind, String name) throws JMSException {
        DestinationRow row = new DestinationRow(parts.store().nextId(), kind, name);
        parts.store().commit(WorkUnit.declare(List.of(new CreateDestination(row)), Effect.NONE));
        return new Defined(row, true);
    }

    @Override
    public DestinationRow createTemporary(Kind kind, String name) {
        return new DestinationRow(parts.directory().nextTemporaryId(), kind, name);
    }

    @Override
    public @Nullable DestinationRow temporaryElsewhere(String name) {
        return null;
    }

    @Override
    public boolean forgetElsewhere(Collection<Long> ids) {
        return false;
    }

    @Override
    public void deleteTemporary(DestinationRow destination) {
        // it had no row
    }
}
