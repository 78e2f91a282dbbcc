package io.guanhu.ownership.training;

import io.guanhu.ownership.model.training.Course;
import io.guanhu.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The courses, one file each in {@code training}. An incomplete file prevents the start. */
@Component
class Courses {

    private final List<Course> all;

    Courses() {
        this.all = read();
    }

    List<Course> all() {
        return all;
    }

    Course named(String id) {
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("course-not-found"));
    }

    private static List<Course> read() {
        try {
            List<Course> found = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:training/*.json")) {
                try (InputStream text = file.getInputStream()) {
                    found.add(JsonMapper.shared().readValue(text, Course.class));
                }
            }
            found.sort(Comparator.comparing(Course::id));
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
