package io.guanhu.customer.tokens;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.keyring.service.InMemoryKeyVersions;
import io.guanhu.platform.testing.Memory;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

/** The words themselves in place of their hashes; an ID number belongs to one customer, as by the table's index. */
public final class InMemoryTokenStore extends TokenStore {

    private record Row(Token token, UUID customer) {}

    private static final SearchTokens SEARCH_TOKENS = new SearchTokens(new InMemoryKeyVersions().keys());

    private final Map<Row, Boolean> rows;
    private final Map<Token, Boolean> erased;
    private volatile Runnable meanwhile = () -> {};

    public InMemoryTokenStore(Memory memory) {
        super(Memory.noDatabase(), SEARCH_TOKENS);
        this.rows = memory.rows();
        this.erased = memory.rows();
    }

    public SearchTokens searchTokens() {
        return SEARCH_TOKENS;
    }

    /** The customers who have all of these words. */
    public Set<UUID> having(Collection<SearchWord> words) {
        List<Token> tokens = words.stream()
                .map(word -> SEARCH_TOKENS.of(word.field(), word.word()))
                .toList();
        return rows.keySet().stream()
                .map(Row::customer)
                .filter(customer -> tokens.stream().allMatch(token -> rows.containsKey(new Row(token, customer))))
                .collect(Collectors.toSet());
    }

    /** The customers who are found by every word of a profile. */
    public Set<UUID> having(Profile profile) {
        return having(SearchWord.of(profile));
    }

    /** From now on this is the document of somebody who was erased before the suppression list was made. */
    public void erased(Token document) {
        erased.put(document, true);
    }

    /** What others do between looking for a document's holder and claiming it. It must not block. */
    public void beforeClaim(Runnable others) {
        meanwhile = others;
    }

    /** From now on this is the document of a customer. */
    public void hold(Token document, UUID customer) {
        rows.put(new Row(document, customer), true);
    }

    private Optional<UUID> holder(Token token) {
        return rows.keySet().stream()
                .filter(row -> row.token().equals(token))
                .map(Row::customer)
                .findFirst();
    }

    @Override
    public Mono<Set<UUID>> claim(Map<UUID, Token> people) {
        return Mono.fromSupplier(() -> {
            meanwhile.run();
            Set<UUID> claimed = new HashSet<>();
            people.forEach((customer, token) -> {
                if (holder(token).isEmpty()) {
                    rows.put(new Row(token, customer), true);
                    claimed.add(customer);
                }
            });
            return claimed;
        });
    }

    @Override
    public Mono<Void> insertAll(Map<UUID, List<Token>> tokens) {
        return Mono.fromRunnable(
                () -> tokens.forEach((customer, theirs) -> theirs.forEach(token -> insert(token, customer))));
    }

    private void insert(Token token, UUID customer) {
        if (token.field().equals(BuiltIn.ID_NUMBER)
                && holder(token).filter(other -> !other.equals(customer)).isPresent()) {
            throw new DuplicateKeyException("search_token_one_person");
        }
        rows.put(new Row(token, customer), true);
    }

    @Override
    public Mono<Void> replace(UUID customerId, Collection<Field> fields, List<Token> tokens) {
        return Mono.<Void>fromRunnable(() -> rows.keySet()
                        .removeIf(row -> row.customer().equals(customerId)
                                && fields.contains(row.token().field())))
                .then(Mono.defer(() -> insertAll(Map.of(customerId, tokens))));
    }

    @Override
    public Mono<Map<Token, UUID>> holders(Collection<Token> tokens) {
        return Mono.fromSupplier(() -> {
            Map<Token, UUID> holders = new HashMap<>();
            tokens.forEach(token -> holder(token).ifPresent(customer -> holders.put(token, customer)));
            return holders;
        });
    }

    @Override
    public Mono<Set<Token>> suppressed(Collection<Token> tokens) {
        return Mono.fromSupplier(
                () -> tokens.stream().filter(erased::containsKey).collect(Collectors.toSet()));
    }

    @Override
    public Mono<Void> release(Collection<Token> tokens) {
        return Mono.fromRunnable(() -> tokens.forEach(erased::remove));
    }
}
