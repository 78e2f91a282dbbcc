package io.guanhu.privacy.reading;

import static io.guanhu.privacy.reading.ReadingDesk.CLERK;
import static io.guanhu.privacy.reading.ReadingDesk.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.Reference;
import io.guanhu.privacy.model.request.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTests {

    private final ReadingDesk desk = new ReadingDesk();
    private final UUID own = submitted(desk.customer);
    private final UUID others = submitted(UUID.randomUUID());

    private UUID submitted(UUID customer) {
        return desk.docket
                .requests()
                .put(new Submitted(Filings.own(customer, Memory.NOW)))
                .id();
    }

    private Page<RequestSummary> page(
            @Nullable State state, @Nullable String reference, PageRequest page, Caller caller) {
        return desk.memory.get(desk.reading.list(state, null, reference, page, caller));
    }

    private List<UUID> listed(@Nullable State state, @Nullable String reference, Caller caller) {
        return page(state, reference, new PageRequest(10, null, "requests"), caller).items().stream()
                .map(RequestSummary::id)
                .toList();
    }

    @Test
    void showsCustomersTheirOwnWhateverTheyAskFor() {
        UUID stranger = UUID.randomUUID();
        PageRequest page = new PageRequest(10, null, "requests");

        assertThat(listed(null, null, desk.self)).containsExactly(own);
        assertThat(desk.memory
                        .get(desk.reading.list(null, stranger, null, page, desk.self))
                        .items())
                .extracting(RequestSummary::id)
                .containsExactly(own);
        assertThat(listed(null, null, CLERK)).containsExactlyInAnyOrder(own, others);
    }

    @Test
    void findsByStateAndReference() {
        UUID rejected = desk.docket
                .requests()
                .put(new Ended(Filings.own(UUID.randomUUID(), Memory.NOW), State.REJECTED))
                .id();

        assertThat(listed(State.REJECTED, null, CLERK)).containsExactly(rejected);
        assertThat(listed(null, Reference.of(own).toLowerCase(Locale.ROOT), CLERK))
                .containsExactly(own);
    }

    @Test
    void refusesWhatIsNoReference() {
        assertThat(desk.memory
                        .refusal(desk.reading.list(null, null, "4E7A9", new PageRequest(10, null, "requests"), CLERK))
                        .code())
                .isEqualTo("invalid-request");
    }

    @Test
    void showsWhatIsHiddenToComplianceAlone() {
        Filing hidden = Filings.own(UUID.randomUUID(), Memory.NOW)
                .released(UUID.randomUUID(), Set.of(Category.CONTACT), true, Memory.NOW, LocalDate.of(2026, 6, 15));
        UUID id = desk.docket.requests().put(new Submitted(hidden)).id();

        assertThat(listed(null, null, CLERK)).doesNotContain(id);
        assertThat(listed(null, null, OFFICER)).contains(id);
    }

    @Test
    void goesThroughAllPageByPage() {
        UUID third = submitted(UUID.randomUUID());
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<RequestSummary> page = page(null, null, new PageRequest(2, cursor, "requests"), CLERK);
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().forEach(each -> seen.add(each.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrder(own, others, third);
    }
}
