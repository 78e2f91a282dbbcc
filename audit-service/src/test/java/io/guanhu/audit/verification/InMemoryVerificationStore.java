package io.guanhu.audit.verification;

import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.LogTables.Place;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Its connections can be closed, and nothing else. */
final class InMemoryVerificationStore extends VerificationStore {

    private final LogTables tables;
    private final AtomicInteger open = new AtomicInteger();
    private @Nullable String position;
    private long dayAgo;

    InMemoryVerificationStore(LogTables tables) {
        super("", "", "");
        this.tables = tables;
    }

    /** How many connections are open. */
    int connections() {
        return open.get();
    }

    /** The stored position of the tail's verification. */
    Optional<String> position() {
        return Optional.ofNullable(position);
    }

    /** Stores a position, as anyone with access to the database can. */
    void position(@Nullable String text) {
        position = text;
    }

    /** Sets the size of a day ago. */
    void dayAgo(long size) {
        dayAgo = size;
    }

    @Override
    Connection open() {
        open.incrementAndGet();
        Class<?>[] types = {Connection.class};
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), types, this::invoked);
    }

    private @Nullable Object invoked(Object connection, Method method, Object[] arguments) {
        if (!method.getName().equals("close")) {
            throw new UnsupportedOperationException("In memory: override the method that needs this");
        }
        open.decrementAndGet();
        return null;
    }

    @Override
    Map<TileId, Tile> tiles(Connection connection, long from, long to) {
        Map<TileId, Tile> found = new HashMap<>(tables.tiles());
        found.keySet().removeIf(id -> {
            int width = 8 * (id.level() + 1);
            return id.level() > 6 || id.index() < (from >> width) || id.index() > ((to - 1) >> width);
        });
        return found;
    }

    @Override
    List<Signed> checkpoints(Connection connection, long from, long to) {
        return between(tables.checkpoints(), from, to);
    }

    @Override
    List<Signed> witnessed(Connection connection, long from, long to) {
        return between(tables.cosigned(), from, to);
    }

    private static List<Signed> between(Map<Long, String> notes, long from, long to) {
        return signed(notes)
                .filter(each -> each.size() > from && each.size() <= to)
                .toList();
    }

    private static Stream<Signed> signed(Map<Long, String> notes) {
        return notes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Signed(each.getKey(), each.getValue()));
    }

    @Override
    Optional<Signed> lastWitnessed(Connection connection) {
        return signed(tables.cosigned()).reduce((_, last) -> last);
    }

    @Override
    Optional<Stray> stray(Connection connection) {
        long size = newest();
        LongPredicate outside = index -> index < 0 || index >= size;
        Stream<Long> details = tables.details().keySet().stream().map(Place::index);
        return Stream.of(
                        stray("leaf", tables.leaves().keySet().stream(), outside),
                        stray("entry_index", tables.columns().keySet().stream(), outside),
                        stray("entry_detail", details, outside),
                        strayTiles(size),
                        stray("cosigned_checkpoint", tables.cosigned().keySet().stream(), of -> of > size))
                .flatMap(each -> each)
                .findFirst();
    }

    private Stream<Stray> strayTiles(long size) {
        return tables.tiles().entrySet().stream()
                .filter(each -> each.getValue().width() > each.getKey().widthIn(size))
                .map(each -> new Stray("tile", firstLeaf(each.getKey())));
    }

    private static Stream<Stray> stray(String table, Stream<Long> rows, LongPredicate outside) {
        return rows.filter(outside::test).sorted().map(index -> new Stray(table, index));
    }

    private static long firstLeaf(TileId id) {
        return id.index() << (8 * (id.level() + 1));
    }

    private long newest() {
        return tables.checkpoints().keySet().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    @Override
    long sizeADayAgo(Connection connection) {
        return dayAgo;
    }

    @Override
    long[] sizes(Connection connection) {
        return new long[] {tables.size(), newest()};
    }

    @Override
    Optional<String> position(Connection connection) {
        return position();
    }

    @Override
    void keepPosition(Connection connection, String text, Instant now) {
        position = text;
    }
}
