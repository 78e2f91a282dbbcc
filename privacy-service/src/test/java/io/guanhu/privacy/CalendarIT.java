package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The turn of the year in a service without the next year's calendar. */
@ServiceIT("privacy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalendarIT extends PrivacyFixture {

    private static final String CALENDARS = "/api/working-calendars";
    private static final Tokens ADMINISTRATOR = PrivacyClient.ADMINISTRATOR;

    private final int next = LocalDate.now(PrivacyClient.ZONE).getYear() + 1;
    private final String nextCalendar = CALENDARS + "/" + next;

    @Autowired
    CalendarIT(WebTestClient http, Database database) {
        super(http, database);
    }

    /** Every deadline is in the next year, never later. */
    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        LocalDate today = LocalDate.now(PrivacyClient.ZONE);
        long weekdaysLeft = today.datesUntil(LocalDate.of(today.getYear() + 1, 1, 1))
                .filter(day -> !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()))
                .count();
        registry.add("guanhu.privacy.deadline", () -> weekdaysLeft + 15);
    }

    @Override
    @BeforeEach
    void calendarsAreThere() {
        client.publishWhereMissing(next - 1);
    }

    private void isStillMissing() {
        client.get(OFFICER, nextCalendar)
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("MISSING")
                .jsonPath("$.publishedBy")
                .doesNotExist();
    }

    @Test
    @Order(1)
    void refusesADeadlineThatCannotBeCalculated() {
        Tokens subject = Tokens.customer(client.formerCustomer());
        refused(client.post(subject, REQUESTS, wish("\"CONTACT\"")), 503, "working-days-missing")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains(nextCalendar));
        client.get(subject, REQUESTS).expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    @Order(2)
    void refusesWhoMayNotPublish() {
        client.put(OFFICER.acr("2"), nextCalendar, "\"0\"", Publication.of(next))
                .expectStatus()
                .isForbidden();
        Tokens earlier = ADMINISTRATOR.authTime(Instant.now().minus(Duration.ofMinutes(10)));
        refused(
                client.put(earlier, nextCalendar, "\"0\"", Publication.of(next)),
                401,
                "insufficient-user-authentication");
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        Integer.toString(next),
                        1,
                        each -> "insufficient-user-authentication".equals(each.reason())))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.REFUSED));
        client.get(Tokens.customer(UUID.randomUUID()), CALENDARS).expectStatus().isForbidden();
        isStillMissing();
    }

    @Test
    @Order(2)
    void refusesAnUnreadVersion() {
        client.put(ADMINISTRATOR, nextCalendar, null, Publication.of(next))
                .expectStatus()
                .isEqualTo(428);
        client.put(ADMINISTRATOR, nextCalendar, "\"7\"", Publication.of(next))
                .expectStatus()
                .isEqualTo(412);
        isStillMissing();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({
        "0, 02-11, 02-05, OFF, stretches[1].to, ends-before-it-begins",
        "1, 02-05, 02-11, OFF, stretches[1].from, other-year",
        "0, 01-01, 01-02, OFF, stretches[1].from, overlap",
        "0, 02-01, 02-11, WORK, stretches[1].kind, not-a-weekend"
    })
    void namesTheMistakeInACalendar(int yearsLater, String from, String to, String kind, String field, String code) {
        String year = (next + yearsLater) + "-";
        client.put(ADMINISTRATOR, nextCalendar, "\"0\"", Publication.of(next, year + from, year + to, kind))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
        isStillMissing();
    }

    @Test
    @Order(2)
    void refusesYearsThatCannotMatter() {
        for (int year : new int[] {next - 2, next + 1}) {
            client.put(ADMINISTRATOR, CALENDARS + "/" + year, "\"0\"", Publication.of(next))
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("year");
        }
    }

    @Test
    @Order(3)
    void takesRequestsAsSoonAsTheCalendarIsPublished() {
        Instant begun = Instant.now();
        client.put(ADMINISTRATOR, nextCalendar, "\"0\"", Publication.of(next))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.publishedBy")
                .isEqualTo("E9301");
        client.put(ADMINISTRATOR, nextCalendar, "\"0\"", Publication.of(next))
                .expectStatus()
                .isEqualTo(412);
        client.get(OFFICER, CALENDARS)
                .expectBody()
                .jsonPath("$.items[?(@.year==%d)].status".formatted(next))
                .isEqualTo("PUBLISHED")
                .jsonPath("$.items[?(@.year==%d)].stretches[*].name".formatted(next))
                .value(names -> assertThat(names).asInstanceOf(LIST).hasSize(2));

        Tokens subject = Tokens.customer(client.formerCustomer());
        client.post(subject, REQUESTS, wish("\"CONTACT\""))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.deadline")
                .value(deadline -> assertThat(deadline.toString()).startsWith(next + "-"));
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        Integer.toString(next),
                        1,
                        each -> each.action().equals("working-calendar.publish")
                                && each.outcome() == Outcome.ALLOWED
                                // Other tests publish the same year elsewhere.
                                && !each.at().isBefore(begun)))
                .extracting(AuditEntryRecorded::actorId)
                .containsExactly("E9301");
    }
}
