package io.guanhu.ownership;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.ownership.model.training.Question;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** The course about phishing, and attempts at its questions. */
final class Exam {

    static final String COURSES = "/api/training/courses";
    static final String COURSE = COURSES + "/phishing";

    private final OwnershipSteps bank;
    private final Course course = read();

    Exam(OwnershipSteps bank) {
        this.bank = bank;
    }

    Course course() {
        return course;
    }

    WebTestClient.ResponseSpec attempt(Tokens person, List<Map<String, String>> answers) {
        return attempt(person, course.version(), answers);
    }

    WebTestClient.ResponseSpec attempt(Tokens person, int version, List<Map<String, String>> answers) {
        return bank.as(person)
                .post()
                .uri(COURSE + "/attempts")
                .bodyValue(Map.of("version", version, "answers", answers))
                .exchange();
    }

    /** Answers to all questions, this many of them right. */
    List<Map<String, String>> answers(int right) {
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

    private static Course read() {
        try (InputStream text = new ClassPathResource("training/phishing.json").getInputStream()) {
            return JsonMapper.shared().readValue(text, Course.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
