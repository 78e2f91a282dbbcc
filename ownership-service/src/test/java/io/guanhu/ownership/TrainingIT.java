package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** Staff learn and are tested. */
@ServiceIT("ownership")
class TrainingIT {

    private static final String COURSES = "/api/training/courses";
    private static final String TOURS = "/api/training/tours";
    private static final Tokens AUDITOR = Tokens.staff("E9201", "HQ", "auditor");

    private final Course course = read("phishing");
    private final Database database;
    private final MeterRegistry meters;
    private final OwnershipSteps bank;

    @Autowired
    TrainingIT(Database database, MeterRegistry meters, WebTestClient client) {
        this.database = database;
        this.meters = meters;
        this.bank = new OwnershipSteps(client);
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

        attempt(E1102, answers(0))
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
                .isEqualTo(course.questions().getFirst().explanation().english());
        mine(E1102).jsonPath("$.items[1].state").isEqualTo("FAILED");
        assertThat(counted("FAILED")).isEqualTo(failedBefore + 1);

        attempt(E1102, answers(course.questions().size()))
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
        assertThat(scoresOf("E1102")).containsExactly("0 false", "100 true");
    }

    @Test
    void readsACourseInTheLanguageThatIsAskedFor() {
        bank.as(E1101)
                .get()
                .uri(COURSES + "/phishing")
                .header("Accept-Language", "zh-CN")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("识别钓鱼")
                .jsonPath("$.lessons[0].paragraphs[0]")
                .isEqualTo(course.lessons().getFirst().paragraphs().getFirst().chinese())
                .jsonPath("$..right")
                .doesNotExist()
                .jsonPath("$..explanation")
                .doesNotExist();
        for (Tokens person : List.of(E1101, AUDITOR)) {
            bank.as(person)
                    .get()
                    .uri(COURSES + "/none")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        bank.as(Tokens.customer(UUID.randomUUID()).acr("2"))
                .get()
                .uri(COURSES + "/phishing")
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
                .uri(COURSES + "/phishing/attempts")
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
        bank.as(E1101)
                .post()
                .uri(COURSES + "/phishing/attempts")
                .bodyValue(Map.of("version", 7, "answers", answers(1)))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("course-changed");
    }

    @Test
    void keepsHowFarATourHasCome() {
        tour(E1101, "manager", Map.of("state", "PAUSED", "step", 3))
                .expectStatus()
                .isOk();
        tour(E1101, "manager", Map.of("state", "FINISHED", "step", 4))
                .expectStatus()
                .isOk();
        // Once more, or by a window that was forgotten.
        tour(E1101, "manager", Map.of("state", "PAUSED", "step", 1))
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("FINISHED");
        bank.as(E1101)
                .get()
                .uri(TOURS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo("manager")
                .jsonPath("$.items[0].state")
                .isEqualTo("FINISHED")
                .jsonPath("$.items[0].step")
                .isEqualTo(4);
        bank.as(E1102)
                .get()
                .uri(TOURS)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        tour(E1101, "nowhere", Map.of("state", "PAUSED", "step", 3))
                .expectStatus()
                .isNotFound();
        tour(E1101, "manager", Map.of("step", 99))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    private List<String> scoresOf(String employee) throws SQLException {
        List<String> scores = new ArrayList<>();
        try (Connection connection = database.connectAsOwner();
                PreparedStatement select = connection.prepareStatement(
                        "select score, passed from training_attempt" + " where employee_id = ? order by created_at")) {
            select.setString(1, employee);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                scores.add(rows.getInt(1) + " " + rows.getBoolean(2));
            }
        }
        return scores;
    }

    private WebTestClient.BodyContentSpec mine(Tokens person) {
        return bank.as(person)
                .get()
                .uri(COURSES)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private double counted(String outcome) {
        return meters.counter("guanhu.training.attempts", "course", course.id(), "outcome", outcome)
                .count();
    }

    private WebTestClient.ResponseSpec attempt(Tokens person, List<Map<String, String>> answers) {
        return bank.as(person)
                .post()
                .uri(COURSES + "/phishing/attempts")
                .bodyValue(Map.of("version", course.version(), "answers", answers))
                .exchange();
    }

    private WebTestClient.ResponseSpec tour(Tokens person, String id, Map<String, ?> body) {
        return bank.as(person).put().uri(TOURS + "/" + id).bodyValue(body).exchange();
    }

    /** To all questions, so many of them right. */
    private List<Map<String, String>> answers(int right) {
        List<Map<String, String>> answers = new ArrayList<>();
        for (Question question : course.questions()) {
            boolean wanted = answers.size() < right;
            String option = question.options().stream()
                    .map(Question.Option::id)
                    .filter(each -> each.equals(question.right()) == wanted)
                    .findFirst()
                    .orElseThrow();
            answers.add(Map.of("question", question.id(), "option", option));
        }
        return answers;
    }

    private static Course read(String id) {
        try (InputStream text = new ClassPathResource("training/" + id + ".json").getInputStream()) {
            return JsonMapper.shared().readValue(text, Course.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
