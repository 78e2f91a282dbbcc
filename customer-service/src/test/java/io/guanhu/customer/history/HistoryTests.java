package io.guanhu.customer.history;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.change.ChangeView;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.ChangeView.Why;
import io.guanhu.customer.change.DiffView;
import io.guanhu.customer.history.History.Read;
import io.guanhu.customer.history.OwnHistoryController.OwnChange;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private static final PageRequest TEN = new PageRequest(10, null, "changes");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    private final ChangeDesk desk = new ChangeDesk();
    private final History history = new History(
            desk.vault.customers(),
            desk.vault.profiles(),
            desk.store,
            desk.details,
            desk.memory.keyring(),
            desk.memory.cursors(),
            desk.memory.clock(),
            Fields.builtIn(),
            ChangeDesk.SETTINGS.maskRules(Fields.builtIn()));

    @Test
    void showsWhoWhenWhyAndWhatMasked() {
        UUID change = desk.applied(BuiltIn.PHONE, "+8614200000099");

        assertThat(of(MANAGER, TEN).items())
                .containsExactly(new ChangeView(
                        change,
                        State.APPLIED,
                        "E1101",
                        Memory.NOW,
                        new Why(ReasonCode.CUSTOMER_REQUEST, "asked for it"),
                        List.of("phone"),
                        List.of(new DiffView("phone", "+86142****0001", "+86142****0099")),
                        null,
                        null,
                        null,
                        null,
                        "E1190",
                        Memory.NOW,
                        "compared",
                        2L));
        assertThat(desk.memory.entered()).containsExactly("customer.history.read ALLOWED");
    }

    @Test
    void showsTheLatestFirstInPages() {
        UUID first = desk.proposed(BuiltIn.PHONE, null);
        UUID second = desk.awaiting(BuiltIn.EMAIL, null);
        UUID third = desk.awaitingEnd(DAY);

        Page<ChangeView> page = of(MANAGER, new PageRequest(2, null, "changes"));

        assertThat(page.items())
                .extracting(ChangeView::id, ChangeView::state)
                .containsExactly(tuple(third, State.AWAITING_DECISION), tuple(second, State.AWAITING_DECISION));
        assertThat(page.items().getFirst())
                .returns(DAY, ChangeView::relationshipEndedOn)
                .returns("DOSSIER-1", ChangeView::evidence);
        assertThat(of(MANAGER, new PageRequest(2, page.next(), "changes")).items())
                .extracting(ChangeView::id)
                .containsExactly(first);
    }

    @Test
    void showsAnOpenChangeAsExpiredOnceItIs() {
        desk.proposed(BuiltIn.PHONE, null);
        desk.memory.clock().pass(Duration.ofDays(1));

        assertThat(of(MANAGER, TEN).items())
                .singleElement()
                .returns(State.EXPIRED, ChangeView::state)
                .returns(Memory.NOW.plus(Duration.ofDays(1)), ChangeView::endedAt);
    }

    @Test
    void namesRestrictedFieldsWithoutTheirValues() {
        desk.applied(BuiltIn.PHONE, null);
        desk.vault.restrict(desk.id, DataCategory.CONTACT);
        desk.vault.restrict(desk.id, DataCategory.INTERACTION);

        assertThat(of(MANAGER, TEN).items())
                .singleElement()
                .returns(List.of("phone"), ChangeView::fields)
                .returns(List.of(), ChangeView::diff)
                .returns(new Why(ReasonCode.CUSTOMER_REQUEST, null), ChangeView::reason)
                .returns(null, ChangeView::decisionReason);
    }

    @Test
    void givesAChangeATagThatChangesWithItsStepAndTheCustomer() {
        UUID proposed = desk.proposed(BuiltIn.PHONE, null);
        UUID awaiting = desk.awaiting(BuiltIn.PHONE, null);

        String tag = one(proposed).etag();
        assertThat(tag).startsWith("\"1-").isEqualTo(one(proposed).etag());
        assertThat(one(awaiting).etag()).startsWith("\"2-");
        desk.vault.change(desk.id);
        assertThat(one(proposed).etag()).startsWith("\"1-").isNotEqualTo(tag);
        assertThat(desk.memory.entries().getLast().action()).isEqualTo("customer.change.read");
    }

    @Test
    void hidesCustomersOutOfReachAndUnknownChanges() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);
        UUID other = desk.vault.customer(Somebody.number(2)).id();

        desk.refused(history.of(STRANGER, desk.id, TEN), "customer-not-found");
        assertThat(desk.memory.attempted()).containsExactly("customer.history.read");
        desk.refused(history.one(STRANGER, desk.id, change), "customer-not-found");
        desk.refused(history.one(LEAD, other, change), "change-not-found");
        assertThat(desk.memory.attempted()).containsExactly("customer.change.read");
    }

    @Test
    void showsCustomersWhatIsInForceInClear() {
        desk.proposed(BuiltIn.PHONE, null);
        desk.applied(BuiltIn.PHONE, "+8614200000099");

        assertThat(own(Callers.customer(desk.id)).items())
                .containsExactly(new OwnChange(
                        Memory.NOW,
                        ReasonCode.CUSTOMER_REQUEST,
                        null,
                        List.of(new DiffView("phone", "+8614200000001", "+8614200000099"))));
        assertThat(desk.memory.entered()).containsExactly("customer.own-data.changes ALLOWED");
    }

    @Test
    void showsCustomersNoNotesOfTheStaff() {
        desk.applied(BuiltIn.SERVICE_NOTES, null);

        assertThat(own(Callers.customer(desk.id)).items()).singleElement().returns(List.of(), OwnChange::diff);
    }

    @Test
    void showsTheirChangesToNobodyElse() {
        desk.refused(history.own(MANAGER, desk.id, TEN), "customer-not-found");
        desk.refused(history.own(Callers.customer(UUID.randomUUID()), desk.id, TEN), "customer-not-found");
    }

    private Page<ChangeView> of(Caller caller, PageRequest page) {
        return desk.memory.get(history.of(caller, desk.id, page));
    }

    private Page<OwnChange> own(Caller caller) {
        return desk.memory.get(history.own(caller, desk.id, TEN));
    }

    private Read one(UUID change) {
        return desk.memory.get(history.one(MANAGER, desk.id, change));
    }
}
