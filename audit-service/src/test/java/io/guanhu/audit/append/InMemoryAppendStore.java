package io.guanhu.audit.append;

import io.guanhu.audit.model.Detail;
import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Leaf;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.audit.standing.LogTables.Sealed;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.TiledLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

final class InMemoryAppendStore extends AppendStore {

    private final LogTables tables;

    InMemoryAppendStore(LogTables tables) {
        super(Memory.noDatabase());
        this.tables = tables;
    }

    @Override
    Mono<Long> lockHead() {
        return Mono.fromSupplier(tables::size);
    }

    @Override
    Mono<Set<UUID>> known(List<NewLeaf> leaves) {
        return Mono.fromSupplier(() -> {
            Set<UUID> ids = leaves.stream().map(leaf -> leaf.entry().id()).collect(Collectors.toSet());
            ids.retainAll(tables.leaves().values().stream().map(Leaf::entryId).toList());
            return ids;
        });
    }

    @Override
    Mono<Void> insert(long size, List<NewLeaf> leaves) {
        return Mono.fromRunnable(() -> {
            long index = size;
            for (NewLeaf leaf : leaves) {
                if (tables.leaves().putIfAbsent(index, new Leaf(leaf.entry().id(), leaf.leaf())) != null) {
                    throw new DuplicateKeyException("leaf_pkey");
                }
                tables.columns().put(index, leaf.entry());
                index++;
            }
        });
    }

    @Override
    Mono<Void> insertDetails(long size, List<NewLeaf> leaves) {
        return Mono.fromRunnable(() -> {
            for (int i = 0; i < leaves.size(); i++) {
                insertDetails(size + i, leaves.get(i).entry());
            }
        });
    }

    private void insertDetails(long index, LogEntry entry) {
        for (int position = 0; position < entry.details().size(); position++) {
            Detail detail = entry.details().get(position);
            boolean erased = tables.marks().keySet().stream()
                    .anyMatch(mark -> tables.reaches(mark, index, entry.customerId(), detail.category()));
            if (!erased) {
                tables.details().put(new Place(index, position), new Sealed(entry.id(), entry.customerId(), detail));
            }
        }
    }

    @Override
    Mono<Void> write(TiledLog.Grown grown, SignedNote note, Instant now) {
        return Mono.fromRunnable(() -> {
            tables.tiles().putAll(grown.changed());
            tables.size(grown.size());
            tables.checkpoints().put(grown.size(), note.toString());
        });
    }
}
