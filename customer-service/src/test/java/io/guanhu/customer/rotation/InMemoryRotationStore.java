package io.guanhu.customer.rotation;

import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenVersions;
import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Mono;

/** The words themselves in place of their hashes, by version. */
final class InMemoryRotationStore extends RotationStore {

    private static final String NOW = "now";

    record Row(int version, UUID customer, Token token) {

        boolean isLike(Row other) {
            return customer.equals(other.customer) && token.purpose().equals(other.token.purpose());
        }
    }

    private final Map<String, TokenVersions> versions;
    private final Map<Row, Boolean> rows;
    private final Map<UUID, Boolean> customers;
    private boolean out;

    InMemoryRotationStore(Memory memory, SearchTokens searchTokens) {
        super(Memory.noDatabase(), searchTokens, memory.transaction());
        this.versions = memory.rows();
        this.rows = memory.rows();
        this.customers = memory.rows();
        versions.put(NOW, new TokenVersions(1, null, null));
    }

    /** From now on a customer is found by these words, under the first version. */
    void found(UUID customer, Collection<Token> tokens) {
        customers.put(customer, true);
        tokens.forEach(token -> rows.put(new Row(1, customer, token), true));
    }

    /** Whether the database answers. */
    void goesOut(boolean outage) {
        this.out = outage;
    }

    TokenVersions now() {
        return Objects.requireNonNull(versions.get(NOW));
    }

    Set<Token> of(UUID customer, int version) {
        return rows.keySet().stream()
                .filter(row -> row.customer().equals(customer) && row.version() == version)
                .map(Row::token)
                .collect(Collectors.toSet());
    }

    @Override
    Mono<TokenVersions> versions() {
        return out ? Mono.error(new TransientDataAccessResourceException("out")) : Mono.fromSupplier(this::now);
    }

    @Override
    Mono<TokenVersions> hold() {
        return versions();
    }

    @Override
    Mono<Void> begin(TokenVersions now, int next) {
        return changed(now, new TokenVersions(now.reading(), next, null));
    }

    @Override
    Mono<Void> switchToNext(TokenVersions now) {
        return changed(now, new TokenVersions(Objects.requireNonNull(now.next()), null, now.reading()));
    }

    @Override
    Mono<Void> finish(TokenVersions now) {
        return changed(now, new TokenVersions(now.reading(), null, null));
    }

    private Mono<Void> changed(TokenVersions from, TokenVersions to) {
        return Mono.fromRunnable(() -> versions.replace(NOW, from, to));
    }

    @Override
    Mono<Long> customers() {
        return Mono.fromSupplier(() -> (long) customers.size());
    }

    @Override
    Mono<List<UUID>> customersAfter(UUID after, int limit) {
        return Mono.fromSupplier(() -> customers.keySet().stream()
                .filter(id -> id.toString().compareTo(after.toString()) > 0)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .limit(limit)
                .toList());
    }

    @Override
    Mono<Void> lock(List<UUID> page) {
        return Mono.empty();
    }

    @Override
    Mono<Void> add(int version, Map<UUID, List<Token>> tokens) {
        return Mono.fromRunnable(() -> tokens.forEach((customer, theirs) -> theirs.stream()
                .map(token -> new Row(version, customer, token))
                .filter(row -> older(version).anyMatch(row::isLike))
                .forEach(row -> rows.put(row, true))));
    }

    private Stream<Row> older(int version) {
        return List.copyOf(rows.keySet()).stream().filter(row -> row.version() < version);
    }

    @Override
    Mono<List<UUID>> lacking(int version, List<UUID> page) {
        return Mono.fromSupplier(() -> older(version)
                .filter(row -> page.contains(row.customer()))
                .filter(row -> rows.keySet().stream().noneMatch(each -> each.version() == version && each.isLike(row)))
                .map(Row::customer)
                .distinct()
                .toList());
    }

    @Override
    Mono<Long> deleteBefore(int version, int limit) {
        return Mono.fromSupplier(() -> {
            List<Row> old = older(version).limit(limit).toList();
            old.forEach(rows::remove);
            return (long) old.size();
        });
    }
}
