package io.guanhu.customer.lookup;

import io.guanhu.customer.lookup.SearchController.Search;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.SearchWord;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A search as blind tokens, all of which a customer must have.
 *
 * @param ids null to search all customers
 * @param names the searched fields, for the audit log; never their values
 */
record Criteria(
        @Nullable List<UUID> ids,
        List<Token> tokens,
        @Nullable CustomerStatus status,
        String names) {

    /** A body may name thousands. */
    private static final int MOST_UNKNOWN = 50;

    /** Reads a search as entered. */
    @Component
    static class Reader {

        private final SearchTokens searchTokens;
        private final Map<String, Field> searched = new LinkedHashMap<>();

        Reader(SearchTokens searchTokens, Fields catalogue) {
            this.searchTokens = searchTokens;
            catalogue
                    .searched()
                    .forEach(field -> searched.put(field.searchedAs().orElseThrow(), field));
        }

        Criteria read(Search search, LocalDate today) {
            List<Token> tokens = new ArrayList<>();
            List<FieldProblem> problems = new ArrayList<>();
            search.words().keySet().stream()
                    .filter(name -> !searched.containsKey(name))
                    .limit(MOST_UNKNOWN)
                    .forEach(name -> problems.add(new FieldProblem(name, "unknown")));
            searched.forEach((name, field) -> {
                String asked = search.words().get(name);
                if (asked != null && !asked.isBlank()) {
                    add(field, name, asked, today, tokens, problems);
                }
            });
            if (!problems.isEmpty()) {
                throw ProblemException.invalid(problems);
            }
            TreeSet<String> names = new TreeSet<>();
            tokens.forEach(token -> names.add(token.purpose()));
            if (search.status() != null) {
                names.add("status");
            }
            if (search.ids() != null) {
                names.add("ids");
            }
            return new Criteria(search.ids(), List.copyOf(tokens), search.status(), String.join(",", names));
        }

        private void add(
                Field field,
                String name,
                String asked,
                LocalDate today,
                List<Token> tokens,
                List<FieldProblem> problems) {
            try {
                SearchWord.asked(field, asked, today).forEach(word -> tokens.add(searchTokens.of(field, word)));
            } catch (InvalidValueException invalid) {
                problems.add(new FieldProblem(name, invalid.code()));
            }
        }
    }
}
