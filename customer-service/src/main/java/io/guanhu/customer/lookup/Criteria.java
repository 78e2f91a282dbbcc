package io.guanhu.customer.lookup;

import io.guanhu.customer.lookup.SearchController.Search;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.values.EmailAddresses;
import io.guanhu.customer.values.FieldRules;
import io.guanhu.customer.values.NameWords;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
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

    /** Reads a search as entered. */
    @Component
    static class Reader {

        private final SearchTokens searchTokens;

        Reader(SearchTokens searchTokens) {
            this.searchTokens = searchTokens;
        }

        Criteria read(Search search, LocalDate today) {
            List<Token> tokens = new ArrayList<>();
            List<FieldProblem> problems = new ArrayList<>();
            add(Field.NAME, "name", search.name(), tokens, problems, this::nameWords);
            add(Field.PHONE, "phone", search.phone(), tokens, problems, each -> normal(Field.PHONE, each, today));
            add(Field.ID_NUMBER, "idNumber", search.idNumber(), tokens, problems, Reader::idNumber);
            add(
                    Field.EMAIL,
                    "email",
                    search.email(),
                    tokens,
                    problems,
                    each -> List.of(EmailAddresses.parse(each).searchForm()));
            add(
                    Field.ACCOUNT_NUMBERS,
                    "accountNumber",
                    search.accountNumber(),
                    tokens,
                    problems,
                    each -> List.of(FieldRules.accountNumber(each)));
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
                @Nullable String asked,
                List<Token> tokens,
                List<FieldProblem> problems,
                Function<String, List<String>> words) {
            if (asked == null || asked.isBlank()) {
                return;
            }
            try {
                words.apply(asked).forEach(word -> tokens.add(searchTokens.of(field, word)));
            } catch (InvalidValueException invalid) {
                problems.add(new FieldProblem(name, invalid.code()));
            }
        }

        private List<String> nameWords(String asked) {
            return List.copyOf(NameWords.asked(PersonName.parse(asked)));
        }

        /** Searches all types of document, because a search does not state one. */
        private static List<String> idNumber(String asked) {
            String number = DocumentNumber.searchForm(asked);
            if (number.isEmpty()) {
                throw new InvalidValueException("id-number-format");
            }
            return List.of(number);
        }

        private static List<String> normal(Field field, String asked, LocalDate today) {
            return FieldRules.normalise(field, new Text(asked), today).texts();
        }
    }
}
