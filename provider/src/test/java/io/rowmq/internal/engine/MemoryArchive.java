package io.rowmq.internal.engine;

import io.rowmq.spi.ArchivePage;
import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.ArchiveStore;
import io.rowmq.spi.ArchivedMessage;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copies of consumed messages in memory. */
final class MemoryArchive implements ArchiveStore {

    private final TreeMap<Long, Copy> copies = new TreeMap<>();

    private record Copy(ArchivedMessage message, long until) {}

    synchronized void add(Settlement.Archive archive, @Nullable StoredMessage message) {
        if (message != null) {
            copies.putIfAbsent(
                    archive.position(),
                    new Copy(
                            new ArchivedMessage(archive.position(), archive.consumedTime(), message), archive.until()));
        }
    }

    private List<ArchivedMessage> of(long destinationId) {
        return copies.values().stream()
                .map(Copy::message)
                .filter(copy -> copy.message().destinationId() == destinationId)
                .toList();
    }

    @Override
    public synchronized List<ArchiveRow> archives() {
        return copies.values().stream()
                .map(copy -> copy.message().message().destinationId())
                .distinct()
                .sorted()
                .map(id -> {
                    List<ArchivedMessage> all = of(id);
                    return new ArchiveRow(
                            id, all.size(), all.get(all.size() - 1).position());
                })
                .toList();
    }

    @Override
    public synchronized ArchivePage page(long destinationId, long afterPosition, int limit, long maxBytes) {
        List<ArchivedMessage> behind = of(destinationId).stream()
                .filter(copy -> copy.position() > afterPosition)
                .toList();
        List<ArchivedMessage> page = behind.stream().limit(limit).toList();
        long last = page.isEmpty() ? afterPosition : page.get(page.size() - 1).position();
        return new ArchivePage(page, last, page.size() == behind.size());
    }

    @Override
    public synchronized List<ArchivedMessage> load(long destinationId, List<Long> positions) {
        return of(destinationId).stream()
                .filter(copy -> positions.contains(copy.position()))
                .toList();
    }

    @Override
    public @Nullable MessageBody loadBody(long position) {
        return null;
    }

    @Override
    public synchronized int remove(long destinationId, List<Long> positions) {
        int before = copies.size();
        positions.forEach(copies::remove);
        return before - copies.size();
    }

    @Override
    public synchronized int forget(long now, int limit) {
        List<Long> over = new ArrayList<>();
        copies.forEach((position, copy) -> {
            if (copy.until() <= now && over.size() < limit) {
                over.add(position);
            }
        });
        over.forEach(copies::remove);
        return over.size();
    }

    @Override
    public synchronized long nextEnd() {
        return copies.values().stream().mapToLong(Copy::until).min().orElse(0);
    }

    @Override
    public synchronized int trim(long destinationId, long most, int limit) {
        List<ArchivedMessage> all = of(destinationId);
        List<Long> first = all.stream()
                .limit(Math.max(0, all.size() - most))
                .limit(limit)
                .map(ArchivedMessage::position)
                .toList();
        return remove(destinationId, first);
    }
}
