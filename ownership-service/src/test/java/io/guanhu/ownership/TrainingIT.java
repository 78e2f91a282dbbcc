package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.ownership.model.training.Lesson;
import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Staff learn and are tested. */
@ServiceIT(value = "ownership", shared = true)
class TrainingIT {

    private static final Tokens AUDITOR = Tokens.staff("E9201", "HQ", "auditor");

    private final Rows rows;
    private final MeterRegistry meters;
    private final OwnershipSteps bank;
    private final Exam exam;

    @Autowired
    TrainingIT(Database database, MeterRegistry meters, WebTestClient client) {
        this.rows = new Rows(database);
        this.meters = meters;
        this.bank = new OwnershipSteps(client);
        this.exam = new Exam(bank);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void passesWhoAnswersRightAndKeepsNoAnswers() throws SQLException {
        mine(E1102).jsonPath("$.items.length()").isEqualTo(3);
        mine(E1102).jsonPath("$.items[1].title").isEqualTo("Recognising phishing");
        mine(E1102).jsonPath("$.items[1].state").isEqualTo("NOT_STARTED");
        mine(E1102).jsonPath("$.items[1].passedAt").doesNotExist();
        double failedBefore = counted("FAILED");

        exam.attempt(E1102, exam.answers(0))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.passed")
                .isEqualTo(false)
                .jsonPath("$.score")
                .isEqualTo(0)
                .jsonPath("$.verdicts[0].right")
                .isEqualTo(false)
                .jsonPath("$.verdicts[0].explanation")
                .isEqualTo(exam.course().questions().getFirst().explanation().english());
        mine(E1102).jsonPath("$.items[1].state").isEqualTo("FAILED");
        assertThat(counted("FAILED")).isEqualTo(failedBefore + 1);

        exam.attempt(E1102, exam.answers(exam.course().questions().size()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.passed")
                .isEqualTo(true)
                .jsonPath("$.score")
                .isEqualTo(100);
        mine(E1102)
                .jsonPath("$.items[1].state")
                .isEqualTo("PASSED")
                .jsonPath("$.items[1].passedAt")
                .exists()
                .jsonPath("$.items[1].overdue")
                .isEqualTo(false);
        assertThat(rows.texts("select score || ' ' || passed from training_attempt where employee_id = 'E1102'"
                        + " order by created_at"))
                .containsExactly("0 false", "100 true");
    }

    @Test
    void readsACourseInTheLanguageThatIsAskedFor() {
        Lesson first = exam.course().lessons().getFirst();
        bank.as(E1101)
                .get()
                .uri(Exam.COURSE)
                .header("Accept-Language", "zh-CN")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("识别钓鱼")
                .jsonPath("$.lessons[0].paragraphs[0]")
                .isEqualTo(first.paragraphs().getFirst().chinese())
                .jsonPath("$..right")
                .doesNotExist()
                .jsonPath("$..explanation")
                .doesNotExist();
        for (Tokens person : List.of(E1101, AUDITOR)) {
            bank.as(person)
                    .get()
                    .uri(Exam.COURSES + "/none")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        bank.as(Tokens.customer(UUID.randomUUID()).acr("2"))
                .get()
                .uri(Exam.COURSE)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|version required|answers required",
                "{'version':1,'answers':[]}|answers required|",
                "{'version':1,'answers':[null,{}]}|answers[0] required|answers[1].option required",
                "{'version':1,'answers':[{'question':'none','option':'a'}]}|answers[0].question unknown-question|",
                "{'version':1,'answers':[{'question':'qr','option':'z'}]}|answers[0].option unknown-option|",
                "{'version':1,'answers':[{'question':'qr','option':'a'}]}|answers unanswered|",
                "{'answers':[{'question':'qr','option':'a'},{'question':'qr','option':'b'}]}|version required|answers[1].question repeated"
            })
    void namesEveryFaultOfAnAttempt(String body, String first, @Nullable String second) {
        var problems = bank.as(E1101)
                .post()
                .uri(Exam.COURSE + "/attempts")
                .header("Content-Type", "application/json")
                .bodyValue(body.replace('\'', '"'))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Faults.class)
                .returnResult()
                .getResponseBody();
        assertThat(problems).isNotNull();
        assertThat(problems.errors())
                .extracting(each -> each.get("field") + " " + each.get("code"))
                .containsAll(second == null ? List.of(first) : List.of(first, second));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Faults(List<Map<String, Object>> errors) {}

    @Test
    void takesNoAnswersToAnotherVersion() {
        Refusal.refused(exam.attempt(E1101, 7, exam.answers(1)), 409, "course-changed");
    }

    private WebTestClient.BodyContentSpec mine(Tokens person) {
        return bank.as(person)
                .get()
                .uri(Exam.COURSES)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private double counted(String outcome) {
        return meters.counter(
                        "guanhu.training.attempts", "course", exam.course().id(), "outcome", outcome)
                .count();
    }
}
