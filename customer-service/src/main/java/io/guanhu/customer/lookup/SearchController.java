package io.guanhu.customer.lookup;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Searches the customers in reach. Uses POST, because the search terms are personal data. */
@RestController
class SearchController {

    private static final String ACTION = "customer.search";

    private final SearchStore store;
    private final Criteria.Reader criteria;
    private final Profiles profiles;
    private final Cursors cursors;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;
    private final Masks masks;

    SearchController(
            SearchStore store,
            Criteria.Reader criteria,
            Profiles profiles,
            Cursors cursors,
            AuditTrail audit,
            Ids ids,
            Clock clock,
            Masks masks) {
        this.store = store;
        this.criteria = criteria;
        this.profiles = profiles;
        this.cursors = cursors;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.masks = masks;
    }

    /**
     * A search; customers are found if they match everything given.
     *
     * @param ids for lists that only have ids: at most 200, any of which matches
     * @param words by the search criteria of the catalogue's fields, as entered
     */
    record Search(
            @Size(max = 200) @Nullable List<@NotNull UUID> ids,
            @Nullable CustomerStatus status,
            @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable String> words) {

        private List<@Nullable Object> all() {
            return Arrays.asList(ids, status, new TreeMap<>(words));
        }

        /** Does not show the search terms. */
        @Override
        public String toString() {
            return "Search[…]";
        }
    }

    @Audited("customer.search")
    @PostMapping("/api/customers/search")
    @Permitted("customer.search")
    Mono<ResponseEntity<Page<CustomerView>>> search(
            Caller caller, @Valid @RequestBody Search search, PageRequest paging, ServerHttpRequest request) {
        PageRequest page = paging.askedFor(search.all());
        UUID after = page.after(cursors, UUID::fromString);
        Criteria asked = criteria.read(search, LocalDate.now(clock));
        return store.find(asked, Customers.reachOf(caller), clock.instant(), after, page.limit() + 1)
                .collectList()
                .flatMap(profiles::open)
                .delayUntil(found -> audit.allowed(entry(caller, asked, found)))
                .map(found ->
                        found.stream().map(each -> CustomerView.of(each, masks)).toList())
                .map(found -> Page.of(found, page, cursors, each -> each.id().toString()))
                .map(found -> found.answering(request));
    }

    /**
     * Records which fields were searched, never their values. Looking up a single id counts as
     * viewing that customer, and is recorded on the customer.
     */
    private AuditEntry entry(Caller caller, Criteria asked, List<Dossier> found) {
        UUID alone = asked.ids() != null && found.size() == 1
                ? found.getFirst().customer().id()
                : null;
        return AuditEntry.on(caller, ACTION, "customer-search", ids.next(), alone)
                .withReason(asked.names());
    }
}
